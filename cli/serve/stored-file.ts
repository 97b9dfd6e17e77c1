import { createHash } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import { type FileHandle, lstat, open, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** A file of the store, open: what is hashed is what is sent, even if it is replaced in between. */
export interface StoredFile {
  path: string;
  handle: FileHandle;
  stats: Stats;
  sha256: string;
}

const MOST_REMEMBERED = 10_000;
/** Not among them: a file that may not be read. That is a fault of the set-up, and must not look like a 404. */
const ABSENT = new Set(['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ELOOP']);

/** Opens files below a directory, and remembers their digests for as long as they do not change. */
export class StoredFiles {
  readonly #root: string;
  readonly #digests = new Map<string, { identity: string; sha256: string }>();

  /** @param root without symbolic links; see {@link StoredFiles.in}. */
  private constructor(root: string) {
    this.#root = root;
  }

  /** The files below a directory, which must exist. */
  static async in(directory: string): Promise<StoredFiles> {
    if (!(await stat(directory)).isDirectory()) throw new Error(`${directory} is no directory.`);
    return new StoredFiles(await realpath(directory));
  }

  /** Opens what is stored under a key; undefined where that is nothing, or no plain file. The caller closes it. */
  async open(key: string): Promise<StoredFile | undefined> {
    const path = join(this.#root, ...key.split('/'));
    if (!(await isPlainFile(path))) return undefined;
    const handle = await openIfPresent(path);
    if (handle === undefined) return undefined;
    try {
      const stats = await handle.stat();
      return { path, handle, stats, sha256: await this.#digest(path, handle, stats) };
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  async #digest(path: string, handle: FileHandle, stats: Stats): Promise<string> {
    const identity = `${stats.ino}:${stats.size}:${stats.mtimeMs}:${stats.ctimeMs}`;
    const known = this.#digests.get(path);
    if (known?.identity === identity) return known.sha256;
    const hash = createHash('sha256');
    for await (const chunk of handle.createReadStream({ start: 0, autoClose: false })) hash.update(chunk);
    const sha256 = hash.digest('hex');
    if (this.#digests.size >= MOST_REMEMBERED) this.#digests.clear();
    this.#digests.set(path, { identity, sha256 });
    return sha256;
  }
}

/** False also for a path that goes through a symbolic link: the store never makes one, so it leads elsewhere. */
async function isPlainFile(path: string): Promise<boolean> {
  try {
    return (await lstat(path)).isFile() && (await realpath(path)) === path;
  } catch (error) {
    if (isAbsence(error)) return false;
    throw error;
  }
}

async function openIfPresent(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  } catch (error) {
    if (isAbsence(error)) return undefined;
    throw error;
  }
}

function isAbsence(error: unknown): boolean {
  return error instanceof Error && 'code' in error && ABSENT.has(String(error.code));
}
