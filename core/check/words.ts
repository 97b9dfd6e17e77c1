import { wordSet } from './rules/similarity.ts';

const ASCII = /^[\u0000-\u007f]*$/;

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
export function wordHashes(text: string): number[] {
  if (!ASCII.test(text)) return [...wordSet(text)].map(hashOf).sort((a, b) => a - b);
  const lower = text.toLowerCase();
  const hashes: number[] = [];
  const starts: number[] = [];
  for (let at = 0; at < lower.length; at++) {
    const start = at;
    let hash = OFFSET;
    for (; at < lower.length; at++) {
      const code = lower.charCodeAt(at);
      if (!((code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39))) break;
      hash = Math.imul(hash ^ code, PRIME);
    }
    if (at > start) insert(hashes, starts, hash >>> 0, start, lower);
  }
  return hashes;
}

/** Puts the hash of the word at `start` in its place, unless the same word is there. */
function insert(hashes: number[], starts: number[], hash: number, start: number, text: string): void {
  let place = hashes.length;
  while (place > 0 && (hashes[place - 1] as number) >= hash) {
    place--;
    if (hashes[place] === hash && wordAt(text, starts[place] as number) === wordAt(text, start)) return;
  }
  hashes.splice(place, 0, hash);
  starts.splice(place, 0, start);
}

function wordAt(text: string, start: number): string {
  return /[a-z0-9]+/y.exec(text.slice(start))?.[0] ?? '';
}
