import { type DataManifest, linesIn, type ShardedDataset, shardsIn } from './documents.ts';
import { ReleaseError } from './release-error.ts';
import { sha256 } from './signature.ts';
import type { Site } from './site.ts';

/** How many shards a list has, where there are more. */
const IN_LIST = 64;
/** How many are fetched at once. */
const AT_ONCE = 16;

/** A release whose data is in shards. */
export interface ShardedRelease {
  site: Site;
  manifest: DataManifest;
  shards: NonNullable<DataManifest['shards']>;
}

/**
 * A record or tombstone, from the one shard that can hold it.
 * @returns undefined where there is none
 */
export async function entryInShards(
  release: ShardedRelease,
  dataset: string,
  id: string,
): Promise<{ id: string } | undefined> {
  const { bits, indexes } = datasetIn(release, dataset);
  const digest = await sha256(new TextEncoder().encode(id));
  // In digits, because a shift by 32 bits would shift nothing.
  const number = Math.floor(Number.parseInt(digest.slice(0, 8), 16) / 2 ** (32 - bits));
  const index = indexes[Math.floor(number / IN_LIST)];
  const listed = index === undefined ? [] : await listIn(release, dataset, index);
  const shard = listed[number % IN_LIST];
  const entries = shard === undefined ? [] : await shardIn(release, dataset, shard);
  return entries.find((entry) => entry.id === id);
}

/** The records and tombstones of a dataset, by id. */
export async function entriesInShards(release: ShardedRelease, dataset: string): Promise<{ id: string }[]> {
  const { indexes } = datasetIn(release, dataset);
  const lists = await inTurn(indexes, (index) => listIn(release, dataset, index));
  const entries = await inTurn(lists.flat(), (shard) => shardIn(release, dataset, shard));
  return entries.flat().sort((a, b) => (a.id < b.id ? -1 : 1));
}

function datasetIn({ manifest, shards }: ShardedRelease, dataset: string): ShardedDataset {
  const found = Object.hasOwn(shards.datasets, dataset) ? shards.datasets[dataset] : undefined;
  if (found !== undefined) return found;
  const { collection, version } = manifest;
  throw new ReleaseError('no-such-file', `${collection} ${version} has no dataset ${dataset}.`);
}

async function listIn({ site, manifest }: ShardedRelease, dataset: string, digest: string) {
  const path = `${manifest.collection}/shards/${dataset}/${digest}.json`;
  return shardsIn(site.url(path), await site.readImmutable(path, digest));
}

async function shardIn(
  { site, manifest }: ShardedRelease,
  dataset: string,
  { digest, records }: { digest: string; records: number },
): Promise<{ id: string }[]> {
  if (records === 0) return [];
  const path = `${manifest.collection}/shards/${dataset}/${digest}.ndjson`;
  return linesIn(site.url(path), await site.readImmutable(path, digest));
}

/** Does something with each item, some at a time; what it gives is in the order of the items. */
async function inTurn<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const queue = items.entries();
  const worker = async (): Promise<void> => {
    for (const [place, item] of queue) results[place] = await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return results;
}
