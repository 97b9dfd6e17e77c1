import { assertKey, type Store, type Stored, type StoredHead } from '../../../core/publish/store.ts';
import { sha256 } from '../../../core/shared/canonical.ts';

/** A store that forgets everything with the process; it passes the same contract suite as the real ones. */
export class MemoryStore implements Store {
  readonly contents = new Map<string, Uint8Array>();

  async get(key: string): Promise<Stored | undefined> {
    assertKey(key);
    const bytes = this.contents.get(key);
    return bytes && { bytes: bytes.slice(), etag: sha256(bytes) };
  }

  async head(key: string): Promise<StoredHead | undefined> {
    const stored = await this.get(key);
    return stored && { etag: stored.etag, sha256: stored.etag, size: stored.bytes.length };
  }

  async putIfAbsent(key: string, bytes: Uint8Array): Promise<boolean> {
    assertKey(key);
    if (this.contents.has(key)) return false;
    this.contents.set(key, bytes.slice());
    return true;
  }

  async putIfMatch(key: string, bytes: Uint8Array, etag: string): Promise<boolean> {
    assertKey(key);
    const present = this.contents.get(key);
    if (present === undefined || sha256(present) !== etag) return false;
    this.contents.set(key, bytes.slice());
    return true;
  }

  async *list(prefix: string): AsyncGenerator<string> {
    yield* [...this.contents.keys()].filter((key) => key.startsWith(prefix)).sort();
  }
}
