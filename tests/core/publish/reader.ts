import { createHash } from 'node:crypto';
import type { Manifest, Releases, ShardList } from '../../../core/build/documents.ts';
import type { Store } from '../../../core/publish/store.ts';

/**
 * Reads everything that a reader who follows the pointer can reach, and checks each digest by its own means.
 * @returns the versions that the pointer lists, oldest first
 * @throws Error where a listed release is incomplete or altered.
 */
export async function readAsReader(store: Store, collection: string): Promise<string[]> {
  const pointer: Releases | undefined = await readJson(store, `${collection}/releases.json`);
  if (pointer === undefined) return [];
  for (const { version, manifestSha256 } of pointer.releases) {
    const folder = `${collection}/${version}`;
    const manifest = await readJson<Manifest>(store, `${folder}/manifest.json`, manifestSha256);
    for (const { path, sha256 } of manifest?.files ?? []) await read(store, `${folder}/${path}`, sha256);
    for (const [dataset, { indexes }] of Object.entries(manifest?.shards?.datasets ?? {}))
      for (const index of indexes) await readShards(store, `${collection}/shards/${dataset}`, index);
    if (manifest?.shards !== undefined) continue;
    const revisions = await readJson<{
      revisions: { dataset: string; id: string; revision: string; sha256: string }[];
    }>(store, `${folder}/revisions.json`);
    for (const { dataset, id, revision, sha256 } of revisions?.revisions ?? []) {
      await read(store, `${collection}/records/${dataset}/${id}/${revision}.json`, sha256);
    }
  }
  return pointer.releases.map(({ version }) => version);
}

async function readShards(store: Store, folder: string, index: string): Promise<void> {
  const list = await readJson<ShardList>(store, `${folder}/${index}.json`, index);
  for (const { sha256, records } of list?.shards ?? [])
    if (records > 0) await read(store, `${folder}/${sha256}.ndjson`, sha256);
}

/** Every key of a store with its content. */
export async function contentsOf(store: Store): Promise<Map<string, string>> {
  const contents = new Map<string, string>();
  for await (const key of store.list('')) {
    contents.set(key, Buffer.from((await store.get(key))?.bytes ?? []).toString('latin1'));
  }
  return contents;
}

async function readJson<T>(store: Store, key: string, sha256?: string): Promise<T | undefined> {
  const bytes = sha256 === undefined ? (await store.get(key))?.bytes : await read(store, key, sha256);
  return bytes && JSON.parse(new TextDecoder().decode(bytes));
}

async function read(store: Store, key: string, sha256: string): Promise<Uint8Array> {
  const stored = await store.get(key);
  if (stored === undefined) throw new Error(`a reader finds no ${key}`);
  const digest = createHash('sha256').update(stored.bytes).digest('hex');
  if (digest !== sha256) throw new Error(`a reader finds other bytes at ${key}`);
  return stored.bytes;
}
