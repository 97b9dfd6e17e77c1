import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { lineAt, linesBefore, linesIn, sizeOf } from '../../../core/load/lines.ts';
import { LARGEST_FILE, readProject, type SourceFile } from '../../../core/load/project-files.ts';

const root = mkdtempSync(join(tmpdir(), 'depositary-lines-'));
mkdirSync(join(root, 'datasets'));
mkdirSync(join(root, 'schemas'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** The same text in memory and on a disk. */
function filesOf(text: string): SourceFile[] {
  writeFileSync(join(root, 'datasets/places.ndjson'), text);
  const [onDisk] = readProject(root).datasets;
  if (onDisk === undefined) throw new TypeError('The file is not there.');
  return [{ path: 'datasets/places.ndjson', bytes: new TextEncoder().encode(text) }, onDisk];
}

const text = (file: SourceFile, start: number, end: number) =>
  [...linesIn(file, start, end)].map(({ bytes }) => new TextDecoder().decode(bytes));

describe('linesIn', () => {
  const LINES = fc.array(fc.string({ unit: fc.constantFrom('a', 'é', '😀', ' '), maxLength: 5 }), {
    maxLength: 8,
  });

  it('gives every line once, wherever a file is cut', () => {
    fc.assert(
      fc.property(LINES, fc.boolean(), fc.array(fc.nat(60), { maxLength: 4 }), (lines, ends, cuts) => {
        const whole = lines.join('\n') + (ends && lines.length > 0 ? '\n' : '');
        for (const file of filesOf(whole)) {
          const size = sizeOf(file);
          const places = [0, ...cuts.filter((cut) => cut < size).sort((a, b) => a - b), size];
          const parts = places.slice(1).flatMap((end, i) => text(file, places[i] ?? 0, end));
          // What follows the last line end is a line only where something follows.
          const expected = whole.split('\n');
          if (expected.at(-1) === '') expected.pop();
          expect(parts).toEqual(expected);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('says where each line begins, and how many lines are before it', () => {
    const whole = 'one\n\nthrée\nfour';
    for (const file of filesOf(whole)) {
      const starts = [...linesIn(file, 0, sizeOf(file))].map(({ start }) => start);
      expect(starts).toEqual([0, 4, 5, 12]);
      expect(linesBefore(file, starts)).toEqual([0, 1, 2, 3]);
      expect(starts.map((start) => new TextDecoder().decode(lineAt(file, start)))).toEqual(whole.split('\n'));
    }
  });

  it('leaves out the bytes of a line that is too long, and goes on after it', () => {
    const lengths = [3, LARGEST_FILE, LARGEST_FILE + 1, 5 * LARGEST_FILE, 2];
    for (const file of filesOf(`${lengths.map((length) => 'x'.repeat(length)).join('\n')}\n`)) {
      const found = [...linesIn(file, 0, sizeOf(file))].map(({ bytes }) => bytes?.length);
      expect(found).toEqual([3, LARGEST_FILE, undefined, undefined, 2]);
    }
  });
});
