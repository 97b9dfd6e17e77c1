import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordDiff } from '../../../core/review/word-diff.ts';

const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 });

describe('a word diff', () => {
  it('gives both texts back where nothing is shortened', () => {
    fc.assert(
      fc.property(words, words, (old, now) => {
        const parts = wordDiff(old.join(' '), now.join(' '));
        // Runs of up to nine words are not shortened.
        fc.pre(!parts.some(({ text }) => text.includes('…')));
        const without = (kind: string) =>
          parts
            .filter((part) => part.kind !== kind)
            .map(({ text }) => text)
            .join(' ');
        expect(without('new')).toBe(old.join(' '));
        expect(without('gone')).toBe(now.join(' '));
      }),
    );
  });

  it('keeps what both texts have', () => {
    const kinds = wordDiff('the mayor opened the old bridge', 'the mayor closed the bridge').map(
      ({ kind, text }) => `${kind}: ${text}`,
    );
    expect(kinds).toEqual([
      'same: the mayor',
      'gone: opened',
      'new: closed',
      'same: the',
      'gone: old',
      'same: bridge',
    ]);
  });

  it('compares very long texts at their ends only', () => {
    const long = (word: string) => Array.from({ length: 700 }, (_, index) => `${word}${index}`).join(' ');
    const parts = wordDiff(`start ${long('a')} end`, `start ${long('b')} end`);
    expect(parts.map(({ kind }) => kind)).toEqual(['same', 'gone', 'new', 'same']);
  });
});
