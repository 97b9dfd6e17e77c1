import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { collectionIn } from '../../../bench/collection/cached.ts';
import type { Layout } from '../../../bench/collection/write-collection.ts';
import { DATASET_NAMES } from '../../../core/shared/datasets.ts';

const folder = mkdtempSync(join(tmpdir(), 'depositary-bench-'));
afterAll(() => rmSync(folder, { recursive: true }));

const written = (name: string, layout: Layout) =>
  collectionIn(join(folder, name), { records: 100, layout, seed: 1 });

test('Both layouts hold the same records, as NDJSON sorted by id', () => {
  const files = written('files', 'files');
  const ndjson = written('ndjson', 'ndjson');
  for (const dataset of DATASET_NAMES) {
    const ofFiles = readdirSync(join(files, 'datasets', dataset))
      .map((name) => [name, JSON.parse(readFileSync(join(files, 'datasets', dataset, name), 'utf8'))])
      .sort(([a], [b]) => (a < b ? -1 : 1));
    const lines = readFileSync(join(ndjson, 'datasets', `${dataset}.ndjson`), 'utf8')
      .trimEnd()
      .split('\n');
    expect(lines.map((line) => [`${JSON.parse(line).id}.json`, JSON.parse(line)])).toEqual(ofFiles);
  }
  expect(readdirSync(join(ndjson, 'schemas'))).toEqual(readdirSync('schemas'));
});

test('What is there already is not written again; a folder with something else is not touched', () => {
  const there = join(written('once', 'ndjson'), 'datasets/added.txt');
  writeFileSync(there, 'kept');
  written('once', 'ndjson');
  expect(readFileSync(there, 'utf8')).toBe('kept');
  expect(() =>
    collectionIn(join(folder, 'once/schemas'), { records: 100, layout: 'files', seed: 1 }),
  ).toThrow('holds something else');
});
