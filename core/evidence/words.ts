/**
 * The word form in which passages are compared: docs/passages.md, with test vectors in
 * docs/passage-vectors.json. Any change here changes every fingerprint.
 */

const INVISIBLE = /[\u00AD\u200B\u2060\uFEFF]/gu;
const SINGLE_QUOTES = /[\u2018\u2019\u201A\u201B\u2032\u02BC]/gu;
const DOUBLE_QUOTES = /[\u201C\u201D\u201E\u201F\u00AB\u00BB]/gu;
const DASHES = /[\u2010-\u2015\u2212]/gu;
const WHITE_SPACE = /\p{White_Space}+/u;

/**
 * Splits a text into normalised words: Unicode NFKC; invisible characters dropped; curly quotes and
 * dashes folded to ' " -; then split at white space. Case is kept.
 */
export function normalisedWords(text: string): string[] {
  return text
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(SINGLE_QUOTES, "'")
    .replace(DOUBLE_QUOTES, '"')
    .replace(DASHES, '-')
    .split(WHITE_SPACE)
    .filter((word) => word !== '');
}
