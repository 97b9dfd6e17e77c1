import type { ShardList } from '../build/documents.ts';
import type { DatasetName } from '../shared/datasets.ts';
import { isObject, type JsonObject, own } from '../shared/json.ts';
import { shardIndexKey, shardKey } from '../shared/keys.ts';
import type { Store } from './store.ts';
import { readPromised, storedDocument, storedJson } from './stored-json.ts';

/** A record or tombstone in a shard. */
export interface ShardEntry {
  id: string;
  content: JsonObject;
  /** The content as canonical JSON. */
  text: string;
  isTombstone: boolean;
}

/** Reads a list of shards, with its digest compared. */
export async function readShardIndex(
  store: Pick<Store, 'get'>,
  collection: string,
  dataset: DatasetName,
  digest: string,
): Promise<ShardList['shards']> {
  const key = shardIndexKey(collection, dataset, digest);
  const { bytes } = await readPromised(store, key, digest);
  return storedDocument(key, bytes, 'shards').shards;
}

/** Reads a shard, with its digest compared. */
export async function readShard(
  store: Pick<Store, 'get'>,
  collection: string,
  dataset: DatasetName,
  { sha256, records }: ShardList['shards'][number],
): Promise<ShardEntry[]> {
  if (records === 0) return [];
  const key = shardKey(collection, dataset, sha256);
  const { bytes } = await readPromised(store, key, sha256);
  const lines = new TextDecoder().decode(bytes).split('\n').slice(0, -1);
  return lines.map((text) => {
    // Its digest says that it is what was published: objects with an id.
    const content = storedJson(key, new TextEncoder().encode(text)) as JsonObject;
    return {
      id: String(own(content, 'id')),
      content,
      text,
      isTombstone: isObject(own(content, 'withdrawn')),
    };
  });
}
