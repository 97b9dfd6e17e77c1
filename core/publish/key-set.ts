import type { JSONWebKeySet, JWK } from 'jose';
import { isObject, type Json, own } from '../shared/json.ts';
import { KEY_SET_KEY } from '../shared/keys.ts';
import { Refusal } from '../shared/refusal.ts';
import type { Store } from './store.ts';
import { storedJson } from './stored-json.ts';

const MOST_ATTEMPTS = 20;

/** Reads the public keys; none before the first signed release. */
export async function readKeySet(store: Store): Promise<JSONWebKeySet> {
  const stored = await store.get(KEY_SET_KEY);
  return stored === undefined ? { keys: [] } : storedKeySet(stored.bytes);
}

/**
 * Adds a public key to those of a store. None is ever taken away: old releases are verified with old keys.
 */
export async function publishKey(store: Store, key: JWK): Promise<void> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const stored = await store.get(KEY_SET_KEY);
    const { keys } = stored === undefined ? { keys: [] } : storedKeySet(stored.bytes);
    if (keys.some(({ kid }) => kid === key.kid)) return;
    const bytes = new TextEncoder().encode(`${JSON.stringify({ keys: [...keys, key] }, undefined, 2)}\n`);
    const written =
      stored === undefined
        ? await store.putIfAbsent(KEY_SET_KEY, bytes)
        : await store.putIfMatch(KEY_SET_KEY, bytes, stored.etag);
    if (written) return;
  }
  throw new Refusal(
    'store-conflict',
    `Other publishers were faster ${MOST_ATTEMPTS} times in a row.`,
    'Run it again when they are done.',
  );
}

/** Understands JSON as a key set; what the keys are worth shows when a signature is verified with them. */
export function parseKeySet(value: Json): JSONWebKeySet | undefined {
  const keys = isObject(value) ? own(value, 'keys') : undefined;
  return Array.isArray(keys) && keys.every(isObject) ? { keys: keys as unknown as JWK[] } : undefined;
}

/** @throws Refusal `damaged-store` */
function storedKeySet(bytes: Uint8Array): JSONWebKeySet {
  const keys = parseKeySet(storedJson(KEY_SET_KEY, bytes));
  if (keys !== undefined) return keys;
  throw new Refusal(
    'damaged-store',
    `The store does not hold what it promises: ${KEY_SET_KEY} is no set of keys.`,
    'Restore the file from a copy.',
  );
}
