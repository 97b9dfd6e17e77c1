/** A piece of a passage: a numeral, a word in lower case, or a single other character. */
export type Token =
  | { kind: 'numeral'; text: string; amount: number }
  | { kind: 'word'; text: string }
  | { kind: 'symbol'; text: string };

/** Numerals with separators of thousands, abbreviations such as U.S., words, and what is left. */
const PIECES =
  /(?<numeral>\d{1,3}(?:,\d{3})+(?![\d,])(?:\.\d+)?|\d+(?:\.\d+)?)|(?<abbreviation>(?:\p{L}\.){2,})|(?<word>\p{L}+(?:'\p{L}+)?)|\S/gu;

/** Splits a passage, given as its normalised words, into tokens. */
export function tokensOf(passage: readonly string[]): Token[] {
  return [...passage.join(' ').toLowerCase().matchAll(PIECES)].map(([text, numeral, abbreviation, word]) => {
    if (numeral !== undefined) return { kind: 'numeral', text, amount: Number(numeral.replaceAll(',', '')) };
    const letters = abbreviation?.replaceAll('.', '') ?? word;
    return letters === undefined ? { kind: 'symbol', text } : { kind: 'word', text: letters };
  });
}
