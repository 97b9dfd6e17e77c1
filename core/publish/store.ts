/** Something stored under a key. */
export interface Stored {
  bytes: Uint8Array;
  /** Changes whenever the bytes do; only good for {@link Store.putIfMatch}. */
  etag: string;
}

/** What is known of something stored without reading it. */
export interface StoredHead {
  etag: string;
  sha256: string;
  size: number;
}

/**
 * Where releases live: a directory, a bucket. Keys are relative paths with forward slashes (see core/shared/keys.ts).
 * Every write is all or nothing and is seen by all readers once it has returned. An error from a write says
 * nothing about whether it happened. Of two who write the same bytes at once, both may be told that they did: where
 * an answer gets lost on its way, nobody can tell them apart.
 */
export interface Store {
  /** What is stored under a key, or undefined. */
  get(key: string): Promise<Stored | undefined>;
  /** The same without the bytes. */
  head(key: string): Promise<StoredHead | undefined>;
  /** Writes a key that does not exist yet. False where it exists; then nothing is changed. */
  putIfAbsent(key: string, bytes: Uint8Array): Promise<boolean>;
  /**
   * Replaces what has this etag. False where something else, or nothing, is stored; then nothing is changed.
   */
  putIfMatch(key: string, bytes: Uint8Array, etag: string): Promise<boolean>;
  /** The keys that begin with a prefix, sorted by code unit. */
  list(prefix: string): AsyncIterable<string>;
}

/**
 * A key that no store accepts: empty, absolute, or with a segment that is empty or begins with a dot. Only the
 * first may be `.well-known` (RFC 8615).
 */
export class InvalidKeyError extends Error {
  override name = 'InvalidKeyError';
}

const SEGMENT = /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/;

/**
 * The grammar of keys, the same for every store.
 * @throws InvalidKeyError
 */
export function assertKey(key: string): void {
  const segments = key.replace(/^\.well-known\//, '').split('/');
  if (key.length <= 1024 && segments.every((segment) => SEGMENT.test(segment))) return;
  throw new InvalidKeyError(`"${key.slice(0, 100)}" is no key of a store.`);
}
