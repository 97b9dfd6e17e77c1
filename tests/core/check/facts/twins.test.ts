import fc from 'fast-check';
import { expect, it } from 'vitest';
import { similarity, wordSet } from '../../../../core/check/facts/similarity.ts';
import { hashOf, wordHashes } from '../../../../core/check/facts/words.ts';
import { type Project, validProject } from '../project.ts';

const WORDS = fc.constantFrom(
  'river',
  'bridge',
  'road',
  'the',
  'of',
  'on',
  'at',
  'crossing',
  'länge',
  'Length',
);
const TEXTS = fc.array(fc.array(WORDS, { minLength: 3, maxLength: 9 }), { minLength: 1, maxLength: 12 });

/** For each text, the first before it that shares this much of its words, compared one by one. */
function compared(texts: readonly string[], least: number): (number | undefined)[] {
  return texts.map((text, index) => {
    const earlier = texts
      .slice(0, index)
      .findIndex((other) => similarity(wordSet(text), wordSet(other)) >= least);
    return earlier === -1 ? undefined : earlier;
  });
}

it('twins are those that comparing every two texts finds', () => {
  fc.assert(
    fc.property(TEXTS, (words) => {
      const texts = words.map((list) => list.join(' '));
      const ids = texts.map((_, index) => `text-${String(index).padStart(2, '0')}`);
      const project = texts.reduce(
        (whole: Project, summary, index) => whole.withCopy('statements', ids[index] ?? '', { summary }),
        validProject().without('datasets/statements/state-welcomes-crossing.json'),
      );
      const found = project.findings().filter(({ code }) => code === 'near-duplicate');
      const expected = compared(texts, 0.8).flatMap((twin, index) =>
        twin === undefined ? [] : [[`statements/${ids[index]}`, `statements/${ids[twin]}`]],
      );
      expect(found.map(({ record, message }) => [record, /statements\/text-\d+/.exec(message)?.[0]])).toEqual(
        expected,
      );
    }),
    { numRuns: 100 },
  );
});

it('the hashes of words are those of each word once', () => {
  fc.assert(
    fc.property(
      fc.string({
        unit: fc.constantFrom('a', 'B', '1', ' ', '-', 'é', 'e\u0301', 'É', 'ա', 'Σ', 'ﬁ', '😀'),
        maxLength: 20,
      }),
      (text) => {
        expect(wordHashes(text)).toEqual([...wordSet(text)].map(hashOf).sort((a, b) => a - b));
      },
    ),
  );
});

it('words of every script have the hashes of what is left of them without case and accents', () => {
  for (let code = 0x80; code < 0x2200; code++) {
    const text = `a${String.fromCharCode(code)}b ${String.fromCharCode(code)} B${String.fromCharCode(code)}`;
    expect(wordHashes(text), `U+${code.toString(16)}`).toEqual(
      [...wordSet(text)].map(hashOf).sort((a, b) => a - b),
    );
  }
});
