import { hash } from 'node:crypto';

/** A run of words without the words: their number and the SHA-256 of their normalised form. */
export interface Passage {
  words: number;
  sha256: string;
}

/** The fingerprint of normalised words: SHA-256 of the words in UTF-8, joined by single spaces. */
export function fingerprint(words: readonly string[]): Passage {
  return { words: words.length, sha256: hash('sha256', words.join(' ')) };
}

/**
 * Where a passage stands in a text: the indexes of the words at which a window of the passage's length
 * has its fingerprint. Evidence is sound when there is exactly one.
 */
export function findPassage(words: readonly string[], passage: Passage): number[] {
  const found: number[] = [];
  for (let start = 0; start + passage.words <= words.length; start++) {
    const window = words.slice(start, start + passage.words);
    if (fingerprint(window).sha256 === passage.sha256) found.push(start);
  }
  return found;
}
