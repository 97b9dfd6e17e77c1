import { fingerprint, type Passage } from './passage.ts';
import { paragraphAt, type SourceText } from './text.ts';
import { normalisedWords } from './words.ts';

/** The fewest words a passage may have; the schema says the same. */
const SHORTEST_PASSAGE = 5;

/** What a search phrase finds in a text. */
export type Citation =
  | { found: 'once'; passage: Passage; paragraph: number; excerpt: string }
  | { found: 'never' }
  | { found: 'too-short'; words: number }
  | { found: 'often'; paragraphs: number[] };

/**
 * Makes a passage from a search phrase: the words themselves, or parts of the passage in their order with `...`
 * between them, such as its first and its last words. Punctuation around a word and its case do not matter for
 * the search; the passage takes the words as the text has them. Each part after a gap is the nearest match.
 */
export function cite(text: SourceText, phrase: string): Citation {
  const parts = phrase
    .replaceAll('…', '...')
    .split('...')
    .map(searchWords)
    .filter((words) => words.length > 0);
  const [opening, ...further] = parts;
  if (opening === undefined) return { found: 'too-short', words: 0 };
  // A dash between spaces is a word of the text but has nothing to search for.
  const searchable = text.words
    .map((word, index) => ({ word: bare(word), index }))
    .filter(({ word }) => word !== '');
  const haystack = searchable.map(({ word }) => word);
  const spans: Span[] = [];
  for (const start of matches(haystack, opening, 0)) {
    const end = further.reduce<number | undefined>(
      (from, part) => (from === undefined ? undefined : endOfNext(haystack, part, from)),
      start + opening.length,
    );
    if (end === undefined) continue;
    spans.push({ start: searchable[start]?.index ?? 0, end: (searchable[end - 1]?.index ?? 0) + 1 });
  }
  const [span, ...others] = spans;
  if (span === undefined) return { found: 'never' };
  const words = text.words.slice(span.start, span.end);
  if (others.length > 0)
    return { found: 'often', paragraphs: spans.map(({ start }) => paragraphAt(text, start)) };
  if (words.length < SHORTEST_PASSAGE) return { found: 'too-short', words: words.length };
  return {
    found: 'once',
    passage: fingerprint(words),
    paragraph: paragraphAt(text, span.start),
    excerpt: words.join(' '),
  };
}

/** Why a search phrase gives no passage, and what to do about it. */
export function citationProblem(citation: Exclude<Citation, { found: 'once' }>, phrase: string): string {
  switch (citation.found) {
    case 'never':
      return `The text does not hold "${phrase}". Search for fewer words, or for "first words ... last words".`;
    case 'often':
      return `The text holds "${phrase}" ${citation.paragraphs.length} times, in paragraphs ${citation.paragraphs.join(', ')}. Take in more words.`;
    case 'too-short':
      return `A passage has at least five words, this has ${citation.words}. Take in more words.`;
  }
}

/** Indexes of words of the text; the end is not part of it. */
interface Span {
  start: number;
  end: number;
}

function searchWords(part: string): string[] {
  return normalisedWords(part)
    .map(bare)
    .filter((word) => word !== '');
}

/** Where the nearest match of some words from a place on ends. */
function endOfNext(haystack: readonly string[], needle: readonly string[], from: number): number | undefined {
  const [start] = matches(haystack, needle, from);
  return start === undefined ? undefined : start + needle.length;
}

function* matches(haystack: readonly string[], needle: readonly string[], from: number): Generator<number> {
  for (let start = from; start + needle.length <= haystack.length; start++) {
    if (needle.every((word, offset) => haystack[start + offset] === word)) yield start;
  }
}

/** A word without the punctuation around it, in lower case; a lone dash or quote becomes empty. */
function bare(word: string): string {
  return word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '').toLowerCase();
}
