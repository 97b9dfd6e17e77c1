import type { Store } from '../../core/publish/store.ts';
import { sha256 } from '../../core/shared/canonical.ts';

/**
 * Puts bytes under a key of the pipeline's own, whatever lies there. Of two runs at once that do the same work,
 * either may be the one that wrote.
 */
export async function overwrite(store: Store, key: string, bytes: Uint8Array): Promise<void> {
  if (await store.putIfAbsent(key, bytes)) return;
  const present = await store.head(key);
  if (present === undefined || present.sha256 === sha256(bytes)) return;
  await store.putIfMatch(key, bytes, present.etag);
}
