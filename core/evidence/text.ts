import { findPassage, type Passage } from './passage.ts';
import { normalisedWords } from './words.ts';

/** A source's text, ready for finding passages. Paragraphs are the lines that hold a word, counted from 1. */
export interface SourceText {
  words: string[];
  /** The index of the first word of each paragraph. */
  paragraphStarts: number[];
}

/** Reads a text as words and paragraphs. */
export function readText(text: string): SourceText {
  const words: string[] = [];
  const paragraphStarts: number[] = [];
  for (const line of text.split(/\r\n|[\n\r\u2028\u2029]/u)) {
    const lineWords = normalisedWords(line);
    if (lineWords.length === 0) continue;
    paragraphStarts.push(words.length);
    for (const word of lineWords) words.push(word);
  }
  return { words, paragraphStarts };
}

/** The paragraph, counted from 1, in which the word with this index stands. */
export function paragraphAt(text: SourceText, wordIndex: number): number {
  const next = text.paragraphStarts.findIndex((start) => start > wordIndex);
  return next === -1 ? text.paragraphStarts.length : next;
}

/**
 * The part of a text that a source's fingerprint names: the whole of it, or one article of a page that
 * holds several. Undefined where the text does not hold it exactly once.
 */
export function partOf(text: SourceText, fingerprint: Passage): SourceText | undefined {
  const [start, ...others] = findPassage(text.words, fingerprint);
  if (start === undefined || others.length > 0) return undefined;
  const end = start + fingerprint.words;
  const first = text.paragraphStarts.filter((at) => at > start && at < end).map((at) => at - start);
  return { words: text.words.slice(start, end), paragraphStarts: [0, ...first] };
}
