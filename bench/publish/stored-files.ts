import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** What lies in a store, by path: a mark that changes with each write, and the size. */
export type StoredFiles = ReadonlyMap<string, { mark: string; bytes: number }>;

/** Looks at the files of a store in a directory, but for the folder in which the store works. */
export function storedFiles(store: string): StoredFiles {
  const files = new Map<string, { mark: string; bytes: number }>();
  const open = readdirSync(store).filter((name) => name !== '.store');
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    const status = lstatSync(join(store, path), { bigint: true });
    if (status.isDirectory()) for (const name of readdirSync(join(store, path))) open.push(join(path, name));
    else files.set(path, { mark: `${status.ino} ${status.mtimeNs}`, bytes: Number(status.size) });
  }
  return files;
}

/** How many files were written between two looks, and their bytes. */
export function written(before: StoredFiles, after: StoredFiles): { writes: number; bytes: number } {
  let writes = 0;
  let bytes = 0;
  for (const [path, file] of after) {
    if (before.get(path)?.mark === file.mark) continue;
    writes += 1;
    bytes += file.bytes;
  }
  return { writes, bytes };
}
