import { describe, expect, it } from 'vitest';
import { problemsIn } from './read.ts';

const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

describe('nesting-too-deep', () => {
  it.each([
    ['33 lists', nested(33), 32],
    ['33 objects', `${'{"a":'.repeat(33)}1${'}'.repeat(33)}`, 160],
    ['10,000 lists', nested(10_000), 32],
    ['10,000 lists that are never closed', '['.repeat(10_000), 32],
    ['two places that are too deep', `[${nested(32)},${nested(32)}]`, 32],
  ])('reports %s once, where the limit is passed', (_, text, offset) => {
    expect(problemsIn(text)).toMatchObject([
      { code: 'nesting-too-deep', offset, message: 'The nesting here is deeper than 32 levels.' },
    ]);
  });

  it.each([
    ['32 levels', nested(32)],
    ['many lists side by side', `[${Array(1000).fill('[]').join()}]`],
    ['brackets in a text', JSON.stringify('['.repeat(100))],
  ])('accepts %s', (_, text) => {
    expect(problemsIn(text)).toEqual([]);
  });
});
