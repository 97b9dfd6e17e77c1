import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { fingerprint, type Passage } from '../../../core/evidence/passage.ts';
import { normalisedWords } from '../../../core/evidence/words.ts';
import { outputOf, requireTool } from '../tools.ts';

interface Vector {
  name: string;
  text: string;
  words: string[];
  passage: Passage;
}

const FILE = readFileSync(new URL('../../../docs/passage-vectors.json', import.meta.url), 'utf8');
const VECTORS: Vector[] = JSON.parse(FILE);
const REFERENCE = fileURLToPath(new URL('./passage_reference.py', import.meta.url));

describe('the test vectors for implementers', () => {
  it.each(VECTORS)('are reproduced by this implementation: $name', ({ text, words, passage }) => {
    expect(normalisedWords(text)).toEqual(words);
    expect(fingerprint(words)).toEqual(passage);
  });

  it('are reproduced by an independent implementation in Python', (context) => {
    requireTool(context, 'python3');
    const answers: Omit<Vector, 'text'>[] = JSON.parse(outputOf('python3', [REFERENCE], FILE));
    expect(answers).toEqual(VECTORS.map(({ text: _, ...rest }) => rest));
  });

  it('have different names and texts', () => {
    expect(new Set(VECTORS.map(({ name }) => name)).size).toBe(VECTORS.length);
    expect(new Set(VECTORS.map(({ text }) => text)).size).toBe(VECTORS.length);
  });

  it('show every invisible character as an escape, so that no editor loses one', () => {
    // All controls but the line end, all format characters, and all white space but the plain space.
    expect(FILE).not.toMatch(/(?![\n ])[\p{Cc}\p{Cf}\p{White_Space}]/u);
  });
});
