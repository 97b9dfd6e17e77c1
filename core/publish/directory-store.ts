import { randomUUID } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sha256 } from '../shared/canonical.ts';
import { byCodeUnit } from '../shared/order.ts';
import { assertKey, type Store, type Stored, type StoredHead } from './store.ts';

/** The store's own folder; no key begins with a dot, so it cannot meet a published file. */
const PRIVATE_FOLDER = '.store';
/** How long a writer waits for the lock; the work under it takes a few milliseconds. */
const LOCK_TIMEOUT_MS = 10_000;

/**
 * A store in a directory of a local file system. Files appear whole, by hard link or rename of a file that was
 * written and synced elsewhere. Compare-and-swap takes a lock that the operating system frees when the process
 * dies (docs/decisions/directory-store.md).
 */
export class DirectoryStore implements Store {
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  async get(key: string): Promise<Stored | undefined> {
    const bytes = this.#read(key);
    return bytes && { bytes, etag: sha256(bytes) };
  }

  async head(key: string): Promise<StoredHead | undefined> {
    const bytes = this.#read(key);
    if (bytes === undefined) return undefined;
    const digest = sha256(bytes);
    return { etag: digest, sha256: digest, size: bytes.length };
  }

  async putIfAbsent(key: string, bytes: Uint8Array): Promise<boolean> {
    const path = this.#path(key);
    const temporary = this.#writeTemporary(bytes);
    mkdirSync(dirname(path), { recursive: true });
    try {
      linkSync(temporary, path);
    } catch (error) {
      if (hasCode(error, 'EEXIST')) return false;
      throw error;
    } finally {
      unlinkSync(temporary);
    }
    syncFolder(dirname(path));
    return true;
  }

  async putIfMatch(key: string, bytes: Uint8Array, etag: string): Promise<boolean> {
    const path = this.#path(key);
    const temporary = this.#writeTemporary(bytes);
    const swapped = this.#locked(() => {
      const present = this.#read(key);
      if (present === undefined || sha256(present) !== etag) return false;
      renameSync(temporary, path);
      return true;
    });
    if (swapped) syncFolder(dirname(path));
    else unlinkSync(temporary);
    return swapped;
  }

  async *list(prefix: string): AsyncGenerator<string> {
    if (!existsSync(this.#root)) return;
    const keys = readdirSync(this.#root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(this.#root, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
      .filter((key) => key.startsWith(prefix) && !key.startsWith(`${PRIVATE_FOLDER}/`));
    yield* keys.sort(byCodeUnit);
  }

  #path(key: string): string {
    assertKey(key);
    return join(this.#root, ...key.split('/'));
  }

  #read(key: string): Buffer | undefined {
    try {
      return readFileSync(this.#path(key));
    } catch (error) {
      if (hasCode(error, 'ENOENT') || hasCode(error, 'ENOTDIR') || hasCode(error, 'EISDIR')) return undefined;
      throw error;
    }
  }

  #writeTemporary(bytes: Uint8Array): string {
    const folder = join(this.#root, PRIVATE_FOLDER);
    mkdirSync(folder, { recursive: true });
    const path = join(folder, `${randomUUID()}.tmp`);
    const file = openSync(path, 'wx');
    try {
      for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    return path;
  }

  /** Runs work that must not overlap with that of any other process or store object on this directory. */
  #locked<T>(work: () => T): T {
    const lock = new DatabaseSync(join(this.#root, PRIVATE_FOLDER, 'lock.sqlite'), {
      timeout: LOCK_TIMEOUT_MS,
    });
    try {
      lock.exec('BEGIN EXCLUSIVE');
      return work();
    } finally {
      // Closing ends the transaction, and with it the lock.
      lock.close();
    }
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

/** Makes a new name in a folder survive a power cut. */
function syncFolder(path: string): void {
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
