import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { problemsIn } from './read.ts';

describe('duplicate-key', () => {
  it.each([
    ['{"a":1,"a":2}', 7, '"a"'],
    ['{"a":1,"\\u0061":2}', 7, '"\\u0061"'],
    ['{"a":{"b":1,"b":2}}', 12, '"b"'],
    ['[{"a":1},{"a":1,"b":2,"a":3}]', 22, '"a"'],
    ['{"a":{"a":1},"a":2}', 13, '"a"'],
    ['{"":1,"":2}', 6, '""'],
    ['{"a":[{"a":1}],"b":1,"a":2}', 21, '"a"'],
  ])('reports the second key in %s', (text, offset, key) => {
    expect(problemsIn(text)).toEqual([
      { code: 'duplicate-key', offset, text: key, message: `The key ${key} stands twice in this object.` },
    ]);
  });

  it('reports every repetition', () => {
    expect(problemsIn('{"a":1,"a":2,"a":3}').map(({ offset }) => offset)).toEqual([7, 13]);
  });

  it.each([
    '{"a":1,"b":2}',
    '{"a":{"a":1}}',
    '[{"a":1},{"a":2}]',
    '{"a":"a"}',
    '{"a":["a","a"]}',
    '{"a":1,"A":2}',
    '{"b":{"a":1},"c":{"a":1}}',
  ])('accepts %s', (text) => {
    expect(problemsIn(text)).toEqual([]);
  });

  it('never fires on what JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) => {
        const codes = problemsIn(JSON.stringify(value, null, indent)).map(({ code }) => code);
        expect(codes).not.toContain('duplicate-key');
      }),
    );
  });
});
