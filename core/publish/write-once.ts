import { sha256 } from '../shared/canonical.ts';
import { Refusal } from '../shared/refusal.ts';
import type { Store } from './store.ts';

/** Writes a key once. That it exists with the same bytes is success: a retry may meet its own earlier write. */
export async function createOnce(
  store: Store,
  key: string,
  bytes: Uint8Array,
): Promise<'created' | 'same' | 'different'> {
  if (await store.putIfAbsent(key, bytes)) return 'created';
  const present = await store.head(key);
  return present?.sha256 === sha256(bytes) ? 'same' : 'different';
}

/** The refusal where a file of a release would have to replace other bytes. */
export function foreignFile(key: string): Refusal {
  return new Refusal(
    'store-conflict',
    `The store already holds other bytes under ${key}.`,
    'Somebody wrote there without this protocol. Published files are never overwritten; see docs/publishing.md.',
  );
}
