/** English words for numbers. What a word means in company is decided where numbers are read (read-number.ts). */

const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen';
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety';

/** Words that add up: seven, twenty. */
export const CARDINALS: ReadonlyMap<string, number> = new Map([
  ...ONES.split(' ').map((word, index): [string, number] => [word, index]),
  ...TENS.split(' ').map((word, index): [string, number] => [word, (index + 2) * 10]),
]);

/** Words that multiply what stands before them. */
export const SCALES: ReadonlyMap<string, number> = new Map([
  ['hundred', 100],
  ['thousand', 1e3],
  ['million', 1e6],
  ['billion', 1e9],
  ['trillion', 1e12],
  ['dozen', 12],
]);

/** Their plurals, which alone name an order of magnitude: thousands of people. */
export const PLURAL_SCALES: ReadonlyMap<string, number> = new Map([
  ['tens', 10],
  ...[...SCALES].map(([word, factor]): [string, number] => [`${word}s`, factor]),
]);

/** What newspapers write behind numerals; `m` may also mean metres, `k` and `t` are not read as units here. */
export const SHORT_SCALES: ReadonlyMap<string, number> = new Map([
  ['k', 1e3],
  ['m', 1e6],
  ['mn', 1e6],
  ['mln', 1e6],
  ['bn', 1e9],
  ['bln', 1e9],
  ['b', 1e9],
  ['tn', 1e12],
  ['trn', 1e12],
]);

const IRREGULAR_ORDINALS: ReadonlyMap<string, string> = new Map([
  ['one', 'first'],
  ['two', 'second'],
  ['three', 'third'],
  ['five', 'fifth'],
  ['eight', 'eighth'],
  ['nine', 'ninth'],
  ['twelve', 'twelfth'],
]);

/** Words for a place in a row; a plural, or one behind a cardinal, is a part: two thirds. */
export const ORDINALS: ReadonlyMap<string, number> = new Map([
  ...[...CARDINALS].map(([word, amount]): [string, number] => [
    IRREGULAR_ORDINALS.get(word) ?? `${word.replace(/y$/, 'ie')}th`,
    amount,
  ]),
  ['hundredth', 100],
  ['thousandth', 1000],
]);

/** Words for parts of a whole. */
export const PARTS: ReadonlyMap<string, number> = new Map([
  ['half', 2],
  ['halves', 2],
  ['quarter', 4],
  ['quarters', 4],
  ...[...ORDINALS]
    .filter(([, amount]) => amount > 2)
    .flatMap(([word, amount]): [string, number][] => [
      [word, amount],
      [`${word}s`, amount],
    ]),
]);

/** Words that hold a number of things. */
export const COUNTS: ReadonlyMap<string, number> = new Map([
  ['no', 0],
  ['none', 0],
  ['nobody', 0],
  ['nothing', 0],
  ['neither', 0],
  ['nil', 0],
  ['sole', 1],
  ['single', 1],
  ['lone', 1],
  ['only', 1],
  ['once', 1],
  ['unilateral', 1],
  ['both', 2],
  ['pair', 2],
  ['couple', 2],
  ['bilateral', 2],
  ['trio', 3],
  ['trilateral', 3],
  ['tripartite', 3],
  ['quadrilateral', 4],
]);

/** Words that say how many times as much. */
export const MULTIPLES: ReadonlyMap<string, number> = new Map([
  ['halved', 0.5],
  ['double', 2],
  ['doubled', 2],
  ['doubling', 2],
  ['twice', 2],
  ['twofold', 2],
  ['triple', 3],
  ['tripled', 3],
  ['tripling', 3],
  ['thrice', 3],
  ['threefold', 3],
  ['quadruple', 4],
  ['quadrupled', 4],
  ['fourfold', 4],
  ['fivefold', 5],
  ['tenfold', 10],
]);

/** Words that stand for one where the name of a unit follows: a year, another decade. */
export const DETERMINERS: ReadonlySet<string> = new Set([
  'a',
  'an',
  'another',
  'past',
  'last',
  'next',
  'coming',
  'previous',
  'per',
]);
