import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Gives work a directory with some files, and removes it afterwards. */
export function inDirectoryWith<T>(
  files: Iterable<readonly [path: string, content: string | Uint8Array]>,
  work: (directory: string) => T,
): T {
  const directory = mkdtempSync(join(tmpdir(), 'depositary-'));
  try {
    for (const [path, content] of files) {
      mkdirSync(dirname(join(directory, path)), { recursive: true });
      writeFileSync(join(directory, path), content);
    }
    return work(directory);
  } finally {
    rmSync(directory, { recursive: true });
  }
}
