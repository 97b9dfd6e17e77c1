import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { storedFiles, written } from '../../../bench/publish/stored-files.ts';

const store = mkdtempSync(join(tmpdir(), 'depositary-bench-'));
afterAll(() => rmSync(store, { recursive: true }));

test('Files that are new or replaced count as written, those of the store’s own folder do not', () => {
  for (const folder of ['1.0.0', '.store']) mkdirSync(join(store, folder));
  writeFileSync(join(store, '1.0.0/kept'), 'x');
  writeFileSync(join(store, 'pointer'), 'x');
  const before = storedFiles(store);
  expect(written(before, storedFiles(store))).toEqual({ writes: 0, bytes: 0 });
  rmSync(join(store, 'pointer'));
  writeFileSync(join(store, 'pointer'), 'replaced');
  writeFileSync(join(store, '1.0.0/new'), 'new');
  writeFileSync(join(store, '.store/lock'), 'x');
  expect(written(before, storedFiles(store))).toEqual({ writes: 2, bytes: 11 });
});
