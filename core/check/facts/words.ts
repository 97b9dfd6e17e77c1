import { FOLD, foldOf } from './fold.ts';
import { wordSet } from './similarity.ts';

const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;

/** The FNV-1a hash of a text, 32 bits. */
export function hashOf(text: string): number {
  let hash = OFFSET;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), PRIME);
  return hash >>> 0;
}

/**
 * The hashes of the words of a text, each word (similarity.ts) once, in ascending order. Two words with one hash give it
 * twice.
 */
export function wordHashes(text: string): readonly number[] {
  const hashes: number[] = [];
  const starts: number[] = [];
  let hash = OFFSET;
  let start = -1;
  for (let at = 0; at < text.length; at++) {
    const letter = foldOf(text.charCodeAt(at));
    if (letter > FOLD.several) {
      if (start === -1) start = at;
      hash = Math.imul(hash ^ letter, PRIME);
    } else if (letter === FOLD.end) {
      if (start !== -1) insert(hashes, starts, hash >>> 0, start, text);
      hash = OFFSET;
      start = -1;
    } else if (letter === FOLD.several) {
      return [...wordSet(text)].map(hashOf).sort((a, b) => a - b);
    }
  }
  if (start !== -1) insert(hashes, starts, hash >>> 0, start, text);
  return hashes;
}

/** Puts the hash of the word at `start` in its place, unless the same word is there. */
function insert(hashes: number[], starts: number[], hash: number, start: number, text: string): void {
  let place = hashes.length;
  while (place > 0 && (hashes[place - 1] as number) >= hash) {
    place--;
    if (hashes[place] === hash && isSame(text, starts[place] as number, start)) return;
  }
  hashes.push(hash);
  starts.push(start);
  for (let at = hashes.length - 1; at > place; at--) {
    hashes[at] = hashes[at - 1] as number;
    starts[at] = starts[at - 1] as number;
  }
  hashes[place] = hash;
  starts[place] = start;
}

/** Whether the words that begin at two places of a text are the same. */
function isSame(text: string, one: number, other: number): boolean {
  for (let [a, b] = [one, other]; ; a++, b++) {
    a = afterMarks(text, a);
    b = afterMarks(text, b);
    const [first, second] = [letterAt(text, a), letterAt(text, b)];
    if (first !== second) return false;
    if (first === FOLD.end) return true;
  }
}

function afterMarks(text: string, at: number): number {
  let after = at;
  while (letterAt(text, after) === FOLD.mark) after++;
  return after;
}

function letterAt(text: string, at: number): number {
  return at < text.length ? foldOf(text.charCodeAt(at)) : FOLD.end;
}
