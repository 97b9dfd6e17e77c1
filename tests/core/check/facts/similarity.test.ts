import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { similarity, wordSet } from '../../../../core/check/facts/similarity.ts';

describe('wordSet', () => {
  it.each([
    ['The Crossing, the crossing!', ['the', 'crossing']],
    ['Çaglar 2-nd', ['caglar', '2', 'nd']],
    ['… — …', []],
  ])('reads "%s" without case, accents and punctuation', (text, words) => {
    expect([...wordSet(text)]).toEqual(words);
  });
});

describe('similarity', () => {
  it.each([
    ['a b c', 'a b c', 1],
    ['a b c d', 'a b c', 0.75],
    ['a b', 'c d', 0],
    ['', '', 1],
    ['', 'a', 0],
  ])('of "%s" and "%s" is %d', (a, b, share) => {
    expect(similarity(wordSet(a), wordSet(b))).toBe(share);
  });

  it('is symmetric, and 1 for a text and itself', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        expect(similarity(wordSet(a), wordSet(b))).toBe(similarity(wordSet(b), wordSet(a)));
        expect(similarity(wordSet(a), wordSet(a))).toBe(1);
      }),
    );
  });
});
