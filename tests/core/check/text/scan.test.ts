import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textHygiene } from '../../../../core/check/rules/text-hygiene.ts';
import { TextScanner } from '../../../../core/check/text/scan.ts';
import { readProject } from '../../../../core/load/project-files.ts';
import { isObject } from '../../../../core/shared/json.ts';
import { problemsIn } from './read.ts';

const scanner = new TextScanner();
const scan = (text: string) => scanner.scan(new TextEncoder().encode(text), text);

/** What text-hygiene says of a text as the one value of a record. */
function isTidy(value: unknown): boolean {
  const content = isObject(value) ? value : { value };
  const entry = { kind: 'record', dataset: 'actors', id: 'x', content } as unknown as Parameters<
    typeof textHygiene.check
  >[0];
  const project = { schemas: new Map(), units: new Map() };
  return [...textHygiene.check(entry, project)].length === 0;
}

/** Characters and pieces with which texts go wrong, among those with which they do not. */
const PIECES = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ' ',
        '  ',
        '\\u0041',
        '\\ud800',
        '\\n',
        '\\"',
        '\\\\',
        '\u00a0',
        '\u200b',
        'e\u0301',
        '\u0301',
      ),
      fc.constantFrom(
        'a',
        'Zəngəzur',
        'Զանգեզուր',
        'ა',
        'Ж',
        '–',
        '’',
        'é',
        '😀',
        '\u00ad',
        '\u007f',
        '\u2028',
      ),
      fc.string({ unit: 'grapheme', maxLength: 3 }).map((text) => JSON.stringify(text).slice(1, -1)),
    ),
    { maxLength: 6 },
  )
  .map((pieces) => pieces.join(''));
const KEYS = fc.constantFrom('a', 'b', 'ab', 'ba', '__proto__', 'constructor', 'é', '\\u0061');
const NUMBERS = fc.constantFrom(
  '0',
  '-1.5',
  '1e3',
  '1234567890123456',
  '123456789012345',
  '0.1',
  '1e400',
  '-0',
);
const JSON_TEXTS = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    PIECES.map((text) => `"${text}"`),
    NUMBERS,
    fc.constantFrom('true', 'null', '{}', '[]', '[ 1 , 2 ]'),
    fc.array(tie('value'), { maxLength: 3 }).map((items) => `[${items.join(', ')}]`),
    fc
      .array(fc.tuple(KEYS, tie('value')), { maxLength: 4 })
      .map((members) => `{${members.map(([key, value]) => `"${key}": ${value}`).join(',\n  ')}}`),
  ),
})).value;

describe('TextScanner', () => {
  it('finds nothing wrong only where no rule on text does', () => {
    fc.assert(
      fc.property(JSON_TEXTS, (text) => {
        const { sound, tidy } = scan(text);
        if (sound) expect(problemsIn(text)).toEqual([]);
        if (tidy) expect(isTidy(JSON.parse(text))).toBe(true);
      }),
      { numRuns: 5000 },
    );
  });

  it('sees that every shipped record is well', () => {
    const { datasets } = readProject(new URL('../../../..', import.meta.url).pathname);
    for (const { path, bytes = new Uint8Array() } of datasets) {
      expect(scanner.scan(bytes, new TextDecoder().decode(bytes)), path).toEqual({ sound: true, tidy: true });
    }
  });

  it.each([
    ['a key twice', '{"a": 1, "a": 2}'],
    ['a key twice, once escaped', '{"a": 1, "\\u0061": 2}'],
    ['__proto__', '{"__proto__": 1}'],
    ['half a character', '"\\ud800"'],
    ['a number of 16 digits', '1234567890123456'],
    ['a number with an exponent, which may be well', '1e3'],
    ['33 levels', `${'['.repeat(33)}${']'.repeat(33)}`],
    ['1,001 items', `[${'1,'.repeat(1000)}1]`],
  ])('does not vouch for %s', (_, text) => {
    expect(scan(text).sound).toBe(false);
  });

  it.each(['{"a": {"a": 1}, "b": {"a": 1}}', `${'['.repeat(32)}${']'.repeat(32)}`, `[${'1,'.repeat(999)}1]`])(
    'vouches for what is just within the limits: %s',
    (text) => {
      expect(scan(text)).toEqual({ sound: true, tidy: true });
    },
  );

  it('vouches, without a second look, only for characters that are visible and stay as they are beside any other', () => {
    const ranges = [
      [0xa1, 0x2ff],
      [0x400, 0x47f],
      [0x500, 0x58f],
      [0x10c0, 0x10ff],
      [0x2010, 0x2027],
    ];
    for (const [first = 0, last = 0] of ranges) {
      for (let code = first; code <= last; code++) {
        const character = String.fromCodePoint(code);
        if (code === 0xad) continue;
        expect(isTidy(`a${character}b`), `U+${code.toString(16)}`).toBe(true);
        for (const before of ['a', 'Z', 'é', '\u1100', 'ա', 'Ж']) {
          expect(`${before}${character}`.normalize('NFC')).toBe(`${before}${character}`);
        }
      }
    }
  });
});
