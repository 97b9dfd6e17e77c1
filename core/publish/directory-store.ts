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
  rmSync,
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
    try {
      const made = mkdirSync(dirname(path), { recursive: true });
      linkSync(temporary, path);
      // The new name survives a power cut once its folder is synced, and so do new folders.
      syncFolders(dirname(path), made === undefined ? dirname(path) : dirname(made));
      return true;
    } catch (error) {
      if (hasCode(error, 'EEXIST')) return false;
      throw error;
    } finally {
      unlinkSync(temporary);
    }
  }

  async putIfMatch(key: string, bytes: Uint8Array, etag: string): Promise<boolean> {
    const path = this.#path(key);
    const temporary = this.#writeTemporary(bytes);
    try {
      return this.#locked(() => {
        const present = this.#read(key);
        if (present === undefined || sha256(present) !== etag) return false;
        renameSync(temporary, path);
        syncFolders(dirname(path), dirname(path));
        return true;
      });
    } finally {
      rmSync(temporary, { force: true });
    }
  }

  async *list(prefix: string): AsyncGenerator<string> {
    // Only the folder that the prefix names is walked, however much lies beside it.
    const folder = join(this.#root, prefix.slice(0, prefix.lastIndexOf('/') + 1));
    if (!existsSync(folder)) return;
    const keys = readdirSync(folder, { recursive: true, withFileTypes: true })
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

/** Syncs a folder and those above it, up to and with the last. */
function syncFolders(first: string, last: string): void {
  for (let path = first; ; path = dirname(path)) {
    const folder = openSync(path, 'r');
    try {
      fsyncSync(folder);
    } finally {
      closeSync(folder);
    }
    if (path === last || path === dirname(path)) return;
  }
}
