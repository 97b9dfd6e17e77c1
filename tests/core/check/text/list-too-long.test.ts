import { describe, expect, it } from 'vitest';
import { problemsIn } from './read.ts';

const list = (items: number): string => `[${Array.from({ length: items }, () => '1').join(',')}]`;

describe('list-too-long', () => {
  it.each([0, 1, 999, 1000])('accepts a list of %i items', (items) => {
    expect(problemsIn(list(items))).toEqual([]);
  });

  it('reports the item that is one too many, once', () => {
    const text = list(5000);
    expect(problemsIn(text)).toMatchObject([
      { code: 'list-too-long', offset: 2001, message: 'The list has more than 1000 items.' },
    ]);
  });

  it('counts lists and objects as one item each, and not what is inside them', () => {
    expect(problemsIn(`[${Array.from({ length: 600 }, () => '[1,2]').join(',')}]`)).toEqual([]);
    expect(problemsIn(`[${Array.from({ length: 1001 }, () => '{"a":1}').join(',')}]`)).toHaveLength(1);
  });

  it('does not count the properties of an object', () => {
    const members = Array.from({ length: 2000 }, (_, index) => `"k${index}":1`);
    expect(problemsIn(`{${members.join(',')}}`)).toEqual([]);
  });
});
