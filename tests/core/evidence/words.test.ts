import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalisedWords } from '../../../core/evidence/words.ts';

/** Pieces that meet the algorithm's special cases far more often than random text does. */
const PIECE = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 4 }),
  fc.constantFrom(
    ' ',
    '\n',
    '\t',
    '\u00a0',
    '\u2028',
    '—',
    '“',
    '’',
    '«',
    '…',
    'e\u0301',
    'և',
    'İ',
    '½',
    '´',
  ),
);
const DROPPED = fc.constantFrom('\u00ad', '\u200b', '\u2060', '\ufeff');
const TEXT = fc.array(PIECE, { maxLength: 12 }).map((pieces) => pieces.join(''));
const WITHOUT_DROPPED = TEXT.filter((text) => !/[\u00AD\u200B\u2060\uFEFF]/u.test(text));

describe('the words of a text', () => {
  it.each<[what: string, text: string, words: string[]]>([
    ['words between spaces', 'the river crossing', ['the', 'river', 'crossing']],
    ['nothing', '', []],
    ['only white space', ' \n\t\u00a0 ', []],
    ['words as they are written, case and punctuation included', '(The END.)', ['(The', 'END.)']],
    ['compatibility characters in plain form', 'ﬁve Ｅｘａｍｐｌｅ ②', ['five', 'Example', '2']],
    ['letters with an accent in one piece', 'cafe\u0301', ['café']],
    ['an ellipsis as three full stops', 'so…', ['so...']],
    ['curly single quotes as an apostrophe', '‘the’ ‚state‛s', ["'the'", "'state's"]],
    ['curly double quotes as a straight one', '“one” „two‟', ['"one"', '"two"']],
    ['guillemets as a straight double quote', '« un » «deux»', ['"', 'un', '"', '"deux"']],
    ['dashes as a hyphen', 'a\u2010b\u2011c\u2012d\u2013e\u2014f\u2015g\u2212h', ['a-b-c-d-e-f-g-h']],
    ['a dash between spaces as a word', 'peace — at last', ['peace', '-', 'at', 'last']],
    ['a no-break space as a space', 'Article\u00a05\u202fa', ['Article', '5', 'a']],
    ['a word without its soft hyphens', 'negotia\u00adtion', ['negotiation']],
    ['a word without zero width spaces', 'cor\u200bri\u2060dor', ['corridor']],
    ['a text without its byte order mark', '\ufeffThe text', ['The', 'text']],
    ['Armenian', 'Հայաստանի և Ադրբեջանի միջև', ['Հայաստանի', 'եւ', 'Ադրբեջանի', 'միջեւ']],
    ['Azerbaijani, where İ and ı stay apart from I and i', 'İlin qızıl IŞIĞI', ['İlin', 'qızıl', 'IŞIĞI']],
    ['Cyrillic', 'Её «мир» и\u0306од', ['Её', '"мир"', 'йод']],
  ])('are %s', (_, text, words) => {
    expect(normalisedWords(text)).toEqual(words);
  });

  it('hold no white space and nothing that is dropped or folded', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(PIECE, DROPPED)), (pieces) => {
        for (const word of normalisedWords(pieces.join('')))
          expect(word).toMatch(/^[^\p{White_Space}\u00AD\u200B\u2060\uFEFF‘’‚‛“”„‟«»‐‑‒–—―−]+$/u);
      }),
    );
  });

  it('are the same again when they are joined by spaces', () => {
    fc.assert(
      fc.property(WITHOUT_DROPPED, (text) => {
        const words = normalisedWords(text);
        expect(normalisedWords(words.join(' '))).toEqual(words);
      }),
    );
  });

  it('are those of its parts, wherever white space divides it', () => {
    fc.assert(
      fc.property(TEXT, TEXT, fc.constantFrom(' ', '\n', '\u00a0', '\r\n'), (one, other, space) => {
        expect(normalisedWords(`${one}${space}${other}`)).toEqual([
          ...normalisedWords(one),
          ...normalisedWords(other),
        ]);
      }),
    );
  });

  it('do not depend on how its letters are composed', () => {
    fc.assert(
      fc.property(TEXT, (text) => {
        for (const form of ['NFC', 'NFD', 'NFKC', 'NFKD'] as const)
          expect(normalisedWords(text.normalize(form))).toEqual(normalisedWords(text));
      }),
    );
  });
});
