import pLimit from 'p-limit';
import type { ShardedData } from '../build/documents.ts';
import type { BaselineShards, KnownContent } from '../compare/baseline.ts';
import { divide, type ListedShard, type Shard } from '../compare/shards.ts';
import type { PublishedEntry, Snapshot } from '../compare/snapshot.ts';
import { sha256 } from '../shared/canonical.ts';
import type { DatasetName } from '../shared/datasets.ts';
import type { JsonObject } from '../shared/json.ts';
import { CONCURRENCY } from './projection.ts';
import { readShard, readShardIndex } from './read-shards.ts';
import type { Store } from './store.ts';

/** What a release in shards holds, as comparing needs it. */
export interface ShardedContents {
  revisions: KnownContent[];
  shards: BaselineShards;
}

/**
 * Finds what a release in shards holds by dividing the snapshot as the release was divided: only the shards that come out
 * different are read. Where nothing changed, nothing is read.
 */
export async function readShardedContents(
  store: Pick<Store, 'get'>,
  { settings, entries }: Pick<Snapshot, 'settings' | 'entries'>,
  { datasets }: ShardedData,
): Promise<ShardedContents> {
  const collection = settings.name;
  const stored = new Set<string>();
  const contents = new Map<string, JsonObject>();
  const revisions: KnownContent[] = [];
  const limit = pLimit(CONCURRENCY);

  const compareShard = async (dataset: DatasetName, listed: ListedShard, present: Shard | undefined) => {
    stored.add(listed.sha256);
    if (listed.sha256 === present?.sha256) return void revisions.push(...present.entries.map(known));
    for (const { id, text, content, isTombstone } of await limit(() =>
      readShard(store, collection, dataset, listed),
    )) {
      contents.set(`${dataset}/${id}`, content);
      revisions.push({ dataset, id, sha256: sha256(text), ...(isTombstone && { withdrawn: true }) });
    }
  };

  const divided = divide(entries, (dataset) => datasets[dataset].bits);
  const indexes = divided.flatMap(({ dataset, indexes: present }) =>
    datasets[dataset].indexes.map((digest, place) => ({ dataset, digest, present: present[place] })),
  );
  for (const { dataset, digest, present } of indexes) {
    stored.add(digest);
    if (digest === present?.sha256) {
      for (const shard of present.shards) {
        stored.add(shard.sha256);
        revisions.push(...shard.entries.map(known));
      }
      continue;
    }
    const listed = await readShardIndex(store, collection, dataset, digest);
    await Promise.all(listed.map((shard, place) => compareShard(dataset, shard, present?.shards[place])));
  }
  return { revisions, shards: { stored, contents } };
}

/** What an entry is in a release that holds the same. */
function known({ dataset, id, sha256: digest, kind }: PublishedEntry): KnownContent {
  return { dataset, id, sha256: digest, ...(kind === 'tombstone' && { withdrawn: true }) };
}
