import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { byCodeUnit } from '../shared/order.ts';

/** One file as it lies on disk or in an archive; nothing about it is trusted yet. */
export interface SourceFile {
  /** Relative to the project, with forward slashes: `datasets/agreements/x.json`. */
  path: string;
  /** Absent where the file is not read: it is a link, no regular file, or larger than the limit. */
  bytes?: Uint8Array;
  /** Why it was not read. */
  unread?: 'link' | 'special' | 'too-large';
}

/** What a project consists of: the authored records and the schemas they are checked with. */
export interface ProjectFiles {
  /** Everything below datasets/, sorted by path. */
  datasets: SourceFile[];
  /** Everything directly in schemas/, sorted by path. */
  schemas: SourceFile[];
}

/** A record is a page of JSON; a larger file is a mistake or an attack. One mebibyte. */
export const LARGEST_FILE = 1024 * 1024;

/** A folder that a project must have is not there. */
export class MissingFolderError extends Error {
  override name = 'MissingFolderError';
}

/**
 * Reads a project's files from a directory. Links are reported and never followed, and files over
 * {@link LARGEST_FILE} are reported and not read.
 * @throws MissingFolderError where datasets/ or schemas/ is missing.
 */
export function readProject(root: string): ProjectFiles {
  for (const folder of ['datasets', 'schemas']) {
    const status = lstatSync(join(root, folder), { throwIfNoEntry: false });
    if (!status?.isDirectory()) throw new MissingFolderError(`There is no folder ${folder}/ in ${root}.`);
  }
  return {
    datasets: [...filesBelow(root, 'datasets', true)].sort(byPath),
    schemas: [...filesBelow(root, 'schemas', false)].sort(byPath),
  };
}

function* filesBelow(root: string, folder: string, deep: boolean): Generator<SourceFile> {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      if (deep) yield* filesBelow(root, path, deep);
    } else yield readFile(root, path);
  }
}

function readFile(root: string, path: string): SourceFile {
  const status = lstatSync(join(root, path), { throwIfNoEntry: false });
  // A name that is not UTF-8 cannot be opened by the name that was listed.
  if (status === undefined) return { path, unread: 'special' };
  if (status.isSymbolicLink()) return { path, unread: 'link' };
  if (!status.isFile()) return { path, unread: 'special' };
  if (status.size > LARGEST_FILE) return { path, unread: 'too-large' };
  return { path, bytes: readFileSync(join(root, path)) };
}

function byPath(a: SourceFile, b: SourceFile): number {
  return byCodeUnit(a.path, b.path);
}
