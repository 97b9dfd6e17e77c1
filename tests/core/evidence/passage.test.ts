import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPassage, fingerprint } from '../../../core/evidence/passage.ts';

const words = (text: string): string[] => text.split(' ');

describe('the fingerprint of words', () => {
  it('is their number and the SHA-256 of the words in UTF-8, joined by single spaces', () => {
    const digest = createHash('sha256').update(Buffer.from('Երևան Bakı — a b', 'utf8')).digest('hex');
    expect(fingerprint(words('Երևան Bakı — a b'))).toEqual({ words: 5, sha256: digest });
  });

  it('is known for a known text', () => {
    // printf 'the quick brown fox jumps' | sha256sum
    expect(fingerprint(words('the quick brown fox jumps')).sha256).toBe(
      '8ef42751e88f9040d24bbb1beb89cfdcb24932b6ad5ec9b3986af260b7c6c25a',
    );
  });

  it('tells words apart that run together in the same way', () => {
    expect(fingerprint(['ab', 'c']).sha256).not.toBe(fingerprint(['a', 'bc']).sha256);
  });
});

describe('where a passage stands', () => {
  it.each<{ what: string; text: string; passage: string; at: number[] }>([
    { what: 'never', text: 'one two three', passage: 'two four', at: [] },
    { what: 'once, at the beginning', text: 'one two three', passage: 'one two', at: [0] },
    { what: 'once, at the end', text: 'one two three', passage: 'two three', at: [1] },
    { what: 'once, as the whole', text: 'one two three', passage: 'one two three', at: [0] },
    { what: 'twice', text: 'one two three one two', passage: 'one two', at: [0, 3] },
    { what: 'twice, overlapping', text: 'ding dong ding dong ding', passage: 'ding dong ding', at: [0, 2] },
    { what: 'three times, overlapping', text: 'no no no no', passage: 'no no', at: [0, 1, 2] },
    { what: 'never, where only the case differs', text: 'One two', passage: 'one two', at: [] },
    { what: 'never, where it is longer than the text', text: 'one two', passage: 'one two three', at: [] },
  ])('is found by sliding a window of its length: $what', ({ text, passage, at }) => {
    expect(findPassage(words(text), fingerprint(words(passage)))).toEqual(at);
  });

  it('depends on its number of words as well as on its digest', () => {
    const { sha256 } = fingerprint(words('one two'));
    expect(findPassage(words('one two three'), { words: 3, sha256 })).toEqual([]);
  });

  it('is nowhere in a text without words', () => {
    expect(findPassage([], fingerprint(['one']))).toEqual([]);
  });

  it('is everywhere where the same words stand, and nowhere else', () => {
    const text = fc.array(fc.constantFrom('a', 'b'), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (all, from, length) => {
        const start = from % all.length;
        const run = all.slice(start, start + 1 + (length % 4));
        const expected = all.flatMap((_, at) =>
          run.every((word, offset) => all[at + offset] === word) ? [at] : [],
        );
        expect(findPassage(all, fingerprint(run))).toEqual(expected);
      }),
    );
  });
});
