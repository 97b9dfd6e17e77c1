import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Citation, cite } from '../../../core/evidence/cite.ts';
import { findPassage, fingerprint } from '../../../core/evidence/passage.ts';
import { readText } from '../../../core/evidence/text.ts';
import { normalisedWords } from '../../../core/evidence/words.ts';

const TEXT = readText(`Border Town, 14 May. The river crossing opened to lorries on Monday — a year late.
“We waited long enough,” the Mayor of Border Town said. “The river crossing will carry two hundred lorries a day.”
Nobody from the other bank came. The mayor said nobody had been asked.
Երևանի և Բաքվի միջև ճանապարհը բացվեց այսօր։ İki şəhər arasındakı yol bu gün açıldı.`);

/** What a phrase cites, as text; or how it fails. */
function cited(phrase: string): string | Citation {
  const citation = cite(TEXT, phrase);
  return citation.found === 'once' ? citation.excerpt : citation;
}

describe('a phrase that stands once in the text', () => {
  it.each<{ what: string; phrase: string; excerpt: string }>([
    {
      what: 'the exact words',
      phrase: 'The river crossing opened to lorries',
      excerpt: 'The river crossing opened to lorries',
    },
    {
      what: 'words in another case',
      phrase: 'THE RIVER crossing Opened to lorries',
      excerpt: 'The river crossing opened to lorries',
    },
    {
      what: 'words without the punctuation around them',
      phrase: 'we waited long enough the mayor',
      excerpt: '"We waited long enough," the Mayor',
    },
    {
      what: 'words with other punctuation around them',
      phrase: '«We» waited, long - enough: the Mayor!',
      excerpt: '"We waited long enough," the Mayor',
    },
    {
      what: 'words around a lone dash that the phrase leaves out',
      phrase: 'lorries on Monday a year late',
      excerpt: 'lorries on Monday - a year late.',
    },
    {
      what: 'words over the end of a paragraph',
      phrase: 'a year late. We waited long',
      excerpt: 'a year late. "We waited long',
    },
    {
      what: 'words on two lines of the phrase',
      phrase: 'The river crossing\n  opened to lorries',
      excerpt: 'The river crossing opened to lorries',
    },
    {
      what: 'the first and the last words',
      phrase: 'The river crossing opened ... year late',
      excerpt: 'The river crossing opened to lorries on Monday - a year late.',
    },
    {
      what: 'the first and the last words around an ellipsis in one character',
      phrase: 'two hundred…the other bank',
      excerpt: 'two hundred lorries a day." Nobody from the other bank',
    },
    {
      what: 'first words, and last words that come again later',
      phrase: 'river crossing opened ... lorries on',
      excerpt: 'river crossing opened to lorries on',
    },
    {
      what: 'words in Armenian',
      phrase: 'երևանի և բաքվի միջև ճանապարհը',
      excerpt: 'Երեւանի եւ Բաքվի միջեւ ճանապարհը',
    },
    {
      what: 'words in Azerbaijani',
      phrase: 'İki şəhər arasındakı yol bu',
      excerpt: 'İki şəhər arasındakı yol bu',
    },
  ])('cites $what', ({ phrase, excerpt }) => {
    expect(cited(phrase)).toBe(excerpt);
  });

  it('gives the passage, the paragraph in which it begins, and the words for the curator to look at', () => {
    const words = normalisedWords('“The river crossing will carry two');
    expect(cite(TEXT, 'the river crossing will carry two')).toEqual({
      found: 'once',
      passage: fingerprint(words),
      paragraph: 2,
      excerpt: words.join(' '),
    });
  });

  it('may be exactly five words long', () => {
    expect(cite(TEXT, 'nobody had been asked')).toEqual({ found: 'too-short', words: 4 });
    expect(cite(TEXT, 'said nobody had been asked')).toMatchObject({ found: 'once', passage: { words: 5 } });
  });
});

describe('a phrase that gives no passage', () => {
  it.each<{ what: string; phrase: string; citation: Citation }>([
    { what: 'is not in the text', phrase: 'the tunnel opened on Monday', citation: { found: 'never' } },
    {
      what: 'has its words in another order',
      phrase: 'crossing river the opened',
      citation: { found: 'never' },
    },
    {
      what: 'ends with words that never follow',
      phrase: 'nobody from the other bank ... two hundred lorries',
      citation: { found: 'never' },
    },
    { what: 'is too short', phrase: 'two hundred', citation: { found: 'too-short', words: 2 } },
    { what: 'is empty', phrase: '', citation: { found: 'too-short', words: 0 } },
    { what: 'is only punctuation', phrase: '— “ ”', citation: { found: 'too-short', words: 0 } },
    { what: 'is only an ellipsis', phrase: '...', citation: { found: 'too-short', words: 0 } },
    {
      what: 'begins with an ellipsis',
      phrase: '... the other bank',
      citation: { found: 'too-short', words: 3 },
    },
    {
      what: 'stands several times',
      phrase: 'the river crossing',
      citation: { found: 'often', paragraphs: [1, 2] },
    },
    {
      what: 'stands several times in one paragraph',
      phrase: 'nobody',
      citation: { found: 'often', paragraphs: [3, 3] },
    },
  ])('$what', ({ phrase, citation }) => {
    expect(cite(TEXT, phrase)).toEqual(citation);
  });

  it('has more than one gap: a part of it would be left out without a word', () => {
    const phrase = 'The river crossing opened ... a purple elephant ... year late';
    expect(cite(TEXT, phrase).found).not.toBe('once');
    expect(cite(TEXT, 'The river crossing opened ... on Monday ... a purple elephant').found).not.toBe(
      'once',
    );
  });

  it('finds nothing in an empty text', () => {
    expect(cite(readText(''), 'any five words at all')).toEqual({ found: 'never' });
  });
});

describe('citing any run of at least five words that stands once', () => {
  const WORDS = ['The', 'the', 'river,', 'river', '“road”', '-', 'Եվ', 'İki', 'said.'];
  const bare = (word: string): string => word.replace(/[^\p{L}]/gu, '').toLowerCase();

  it('gives a passage that is found exactly once, at that place', () => {
    const lines = fc.array(fc.array(fc.constantFrom(...WORDS), { maxLength: 12 }), {
      minLength: 1,
      maxLength: 5,
    });
    let looked = 0;
    fc.assert(
      fc.property(lines, fc.nat(), fc.integer({ min: 5, max: 9 }), (all, from, length) => {
        const text = readText(all.map((line) => line.join(' ')).join('\n'));
        const start = text.words.length === 0 ? 0 : from % text.words.length;
        const run = text.words.slice(start, start + length);
        const isWhole = bare(run[0] ?? '') !== '' && bare(run.at(-1) ?? '') !== '' && run.length >= 5;
        const searched = run
          .map(bare)
          .filter((word) => word !== '')
          .join(' ');
        const haystack = ` ${text.words
          .map(bare)
          .filter((word) => word !== '')
          .join(' ')} `;
        const first = haystack.indexOf(` ${searched} `);
        fc.pre(isWhole && first === haystack.lastIndexOf(` ${searched} `));
        looked += 1;
        const citation = cite(text, run.join(' '));
        expect(citation).toMatchObject({ found: 'once', passage: fingerprint(run), excerpt: run.join(' ') });
        if (citation.found === 'once') expect(findPassage(text.words, citation.passage)).toEqual([start]);
      }),
      { numRuns: 500 },
    );
    expect(looked).toBeGreaterThanOrEqual(500);
  });
});
