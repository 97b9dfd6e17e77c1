import { type Documents, parseDocument } from '../build/contract.ts';
import { sha256 } from '../shared/canonical.ts';
import { DocumentError } from '../shared/document.ts';
import type { Json } from '../shared/json.ts';
import { Refusal } from '../shared/refusal.ts';
import type { Store, Stored } from './store.ts';

/**
 * Reads what a release needs of the store.
 * @param digest the announced SHA-256, where one was announced
 * @throws Refusal `damaged-store` where it is missing or altered: nothing may be built on that.
 */
export async function readPromised(store: Pick<Store, 'get'>, key: string, digest?: string): Promise<Stored> {
  const stored = await store.get(key);
  if (stored === undefined) throw damaged(`${key} is missing.`);
  if (digest !== undefined && sha256(stored.bytes) !== digest)
    throw damaged(`${key} is not what was published.`);
  return stored;
}

/**
 * Understands stored bytes as JSON.
 * @throws Refusal `damaged-store`.
 */
export function storedJson(key: string, bytes: Uint8Array): Json {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw damaged(`${key} is not JSON.`);
  }
}

/**
 * Understands stored bytes as one of the documents around the records.
 * @throws Refusal `damaged-store`.
 */
export function storedDocument<K extends keyof Documents>(
  key: string,
  bytes: Uint8Array,
  name: K,
): Documents[K] {
  const value = storedJson(key, bytes);
  try {
    return parseDocument(name, value);
  } catch (error) {
    if (error instanceof DocumentError) throw damaged(`${key}: ${error.message}.`);
    throw error;
  }
}

function damaged(message: string): Refusal {
  return new Refusal(
    'damaged-store',
    `The store does not hold what it promises: ${message}`,
    'Restore the file from a copy; `depositary verify` lists everything that is wrong.',
  );
}
