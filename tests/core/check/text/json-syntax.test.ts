import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstSyntaxProblem } from '../../../../core/check/text/json-syntax.ts';
import { problemsIn } from './read.ts';

const NO_VALUE = 'A value is missing here; there may be a comma too many before it.';
const NO_JSON =
  'This is no JSON value: text and keys stand in double quotes; bare words are true, false and null only.';
const NO_COMMA = 'A comma is missing before this.';
const MORE = 'There is more text after the end of the value.';
const RAW = 'A text may hold no raw tab, line break or other control character; write \\t or \\n.';
const UNCLOSED = 'This text has no closing double quote on its line.';

describe('json-syntax', () => {
  it.each([
    ['', 0, NO_VALUE],
    [' \n\t', 3, NO_VALUE],
    ['[1,]', 3, NO_VALUE],
    ['{"a":}', 5, NO_VALUE],
    ['{"a":1,}', 7, 'A key in double quotes is missing here; there may be a comma too many before it.'],
    ['[1 2]', 3, NO_COMMA],
    ['{"a":1 "b":2}', 7, NO_COMMA],
    ['{"a" 1}', 5, 'A colon is missing after the key.'],
    ['{"a":1', 6, 'A closing brace } is missing.'],
    ['[1', 2, 'A closing bracket ] is missing.'],
    ['{}{}', 2, MORE],
    ['01', 1, MORE],
    ['["a]', 1, UNCLOSED],
    ['["a\nb"]', 1, UNCLOSED],
    ['["a\tb"]', 1, RAW],
    ['["a\u0000b"]', 1, RAW],
    ['[1.]', 1, 'A digit is missing in this number.'],
    ['{} // note', 3, 'JSON has no comments.'],
    ['/* note */ {}', 0, 'JSON has no comments.'],
    ['["\\u12"]', 1, 'Four hexadecimal digits must follow \\u.'],
    ['["\\x"]', 1, 'After a backslash only one of " \\ / b f n r t u may stand.'],
    ['{a:1}', 1, NO_JSON],
    ["['a']", 1, NO_JSON],
    ['[NaN]', 1, NO_JSON],
    ['[\u00a01]', 1, NO_JSON],
    ['[\u0000]', 1, NO_JSON],
  ])('reports %j at its place', (text, offset, message) => {
    expect(problemsIn(text)).toMatchObject([{ code: 'json-syntax', offset, message }]);
  });

  it('stands for other problems of the same text, which mostly follow from it', () => {
    expect(problemsIn('{"a":1,"a":1e400,}').map(({ code }) => code)).toEqual(['json-syntax']);
  });

  it('finds a place within the text for whatever JSON.parse refuses', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'{}[]",:\\u0e1-.tn \n\u0000é') }), (text) => {
        const { offset, message } = firstSyntaxProblem(text);
        expect(offset).toBeGreaterThanOrEqual(0);
        expect(offset).toBeLessThanOrEqual(text.length);
        expect(message).not.toBe('');
      }),
    );
  });
});
