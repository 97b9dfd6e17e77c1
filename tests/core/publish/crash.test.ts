import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, vi } from 'vitest';
import { DirectoryStore } from '../../../core/publish/directory-store.ts';
import { describeCrashes } from './crash-suite.ts';

vi.mock(import('../../../core/build/build.ts'), async (original) =>
  (await import('./memoised-build.ts')).memoised(await original()),
);

/** A file system in memory where there is one: the test syncs a hundred thousand files. */
const SCRATCH = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'crash-'));
afterAll(() => rmSync(SCRATCH, { recursive: true }));

function newDirectory(): string {
  return mkdtempSync(join(SCRATCH, 'store-'));
}

describeCrashes('directory', async () => {
  const directory = newDirectory();
  return {
    open: () => new DirectoryStore(directory),
    look: () => new DirectoryStore(directory),
    save: () => {
      const copy = newDirectory();
      cpSync(directory, copy, { recursive: true });
      return () => {
        rmSync(directory, { recursive: true });
        cpSync(copy, directory, { recursive: true });
      };
    },
  };
});
