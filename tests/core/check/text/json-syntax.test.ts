import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstSyntaxProblem } from '../../../../core/check/text/json-syntax.ts';
import { problemsIn } from './read.ts';

const NO_VALUE = 'A value is missing here; there may be a comma too many before it.';
const near = (message: string) => message.replace(/\.$/, ', near "a".');
const NO_COMMA = 'A comma is missing here.';
const COMMA_TOO_MANY = 'There is a comma too many here.';
const NO_QUOTE = 'A double quote is missing here.';
const RAW = 'A text may hold no raw tab, line break or other control character.';
const noWord = (word: string) => `${word} is neither in double quotes nor a number, true, false or null.`;

describe('json-syntax', () => {
  it.each([
    ['', 0, NO_VALUE],
    [' \n\t', 3, NO_VALUE],
    ['[1,]', 2, COMMA_TOO_MANY],
    ['{"a":}', 5, near(NO_VALUE)],
    ['{"a":1,}', 6, near(COMMA_TOO_MANY)],
    ['{"a":1,,"b":2}', 7, near(COMMA_TOO_MANY)],
    ['[1 "b"]', 2, NO_COMMA],
    ['[1 2]', 2, 'There is a space too many here.'],
    ['{"a":1 "b":2}', 6, near(NO_COMMA)],
    ['{"a":1;"b":2}', 6, near('There is the character ; in the place of a comma.')],
    ['{"a" 1}', 4, near('A colon is missing here.')],
    ['{"a", 1}', 4, 'There is a comma in the place of a colon.'],
    ['{"a":1', 6, near('A closing brace } is missing here.')],
    ['[1', 2, 'A closing bracket ] is missing here.'],
    ['{"a":[1}', 7, near('A closing bracket ] is missing here.')],
    ['{"a":["b":1]}', 9, near('There is a colon in the place of a comma.')],
    ['{"a":["b":1}}', 5, near('There is an opening bracket [ in the place of an opening brace {.')],
    ['{}}', 2, 'There is a closing brace } too many here.'],
    ['{}{}', 2, 'There is more text after the end of the value.'],
    ['01', 0, 'There is the character 0 too many here.'],
    ['["a]', 3, NO_QUOTE],
    ['{"a: 1}', 3, near(NO_QUOTE)],
    ['{"a": b"}', 6, near(NO_QUOTE)],
    [`{"a': 1}`, 3, near("There is the character ' in the place of a double quote.")],
    ['["a""]', 3, 'There is a double quote too many here.'],
    ['["a\nb"]', 1, 'This text has no closing double quote on its line.'],
    ['["a\tb"]', 3, RAW],
    ['["a\u0000b"]', 3, RAW],
    ['[1.]', 1, 'A digit is missing in this number.'],
    ['{} // note', 3, 'JSON has no comments.'],
    ['/* note */ {}', 0, 'JSON has no comments.'],
    ['["\\u12"]', 3, 'Four hexadecimal digits must follow \\u.'],
    ['["\\x"]', 2, 'After a backslash only one of " \\ / b f n r t u may stand.'],
    ['{a:1}', 1, noWord('a')],
    ["['a']", 1, noWord("'a'")],
    ['[NaN]', 1, noWord('NaN')],
    ['[\u00a01]', 1, 'There is the character U+00A0 too many here.'],
    ['[\u0000]', 1, 'There is the character U+0000 too many here.'],
  ])('reports %j at its place', (text, offset, message) => {
    expect(problemsIn(text)).toMatchObject([{ code: 'json-syntax', offset, message }]);
  });

  it('finds a bracket by the indentation, although what follows can be read a long way', () => {
    const lines = ['{', '  "a": {', '    "b": 1', '  },', '  "c": [', '    2', '  ],', '  "d": 3', '}', ''];
    const without = (index: number, text: string) => lines.with(index, text).join('\n');
    const places = [
      without(3, '  ,'),
      without(1, '  "a": '),
      without(6, '  ,'),
      without(8, ''),
      without(7, '  "d": {3'),
      without(2, '    "b": 1}'),
    ].map((text) => {
      const [{ offset, message } = { offset: 0, message: '' }] = problemsIn(text);
      const before = text.slice(0, offset).split('\n');
      return `${before.length}:${(before.at(-1) ?? '').length + 1} ${message}`;
    });
    expect(places).toEqual([
      '4:3 A closing brace } is missing here, near "b".',
      '2:7 An opening brace { is missing here, near "a".',
      '7:3 A closing bracket ] is missing here, near "c".',
      '9:1 A closing brace } is missing here, near "d".',
      '8:8 There is an opening brace { too many here, near "d".',
      '3:11 There is a closing brace } too many here, near "b".',
    ]);
  });

  it('guesses the word that was meant', () => {
    expect(firstSyntaxProblem('[flase]').help).toBe('Did you mean false?');
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
