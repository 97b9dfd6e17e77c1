import pLimit from 'p-limit';
import type { Manifest, Release, Releases } from '../build/documents.ts';
import { DATASET_NAMES, type DatasetName, isDatasetName } from '../shared/datasets.ts';
import { releaseKey, revisionKey } from '../shared/keys.ts';
import { SHARDS_IN_INDEX, shardOf } from '../shared/shards.ts';
import type { History } from './feeds/history.ts';
import { CONCURRENCY } from './projection.ts';
import { readShard, readShardIndex } from './read-shards.ts';
import type { Store } from './store.ts';
import { readPromised, storedDocument } from './stored-json.ts';

/** The content of a record in a release; absent where the release has no such record. */
export interface FoundRecord {
  dataset: DatasetName;
  id: string;
  bytes?: Uint8Array;
}

/**
 * The records whose current content may not be that of a release, with the content that they have in it: all where nothing
 * is known of what is there; else those that were changed by any release after the older of the two, because a projector
 * may have stopped in the middle of any of these.
 */
export async function recordsToProject(
  store: Store,
  { collection, releases }: Pick<Releases, 'collection' | 'releases'>,
  history: History,
  from: Release | undefined,
  to: Release,
): Promise<FoundRecord[]> {
  const manifest = await history.manifest(to);
  if (from === undefined) return readRecords(store, manifest, () => true);
  const older = Math.min(releases.indexOf(from), releases.indexOf(to));
  const changes = await Promise.all(releases.slice(older + 1).map((release) => history.changes(release)));
  const names = new Map<string, FoundRecord>();
  for (const { dataset, id } of changes.flat()) {
    if (isDatasetName(dataset)) names.set(`${dataset}/${id}`, { dataset, id });
  }
  const wanted = (dataset: DatasetName, id: string): boolean => names.has(`${dataset}/${id}`);
  const found =
    manifest.shards === undefined
      ? await readRevisions(store, collection, to, wanted)
      : await readRecords(store, manifest, wanted, [...names.values()]);
  for (const record of found) names.set(`${record.dataset}/${record.id}`, record);
  return [...names.values()];
}

/**
 * The records of a release in shards that are wanted.
 * @param among those of which they are; without it, every shard is read
 */
async function readRecords(
  store: Store,
  { collection, shards }: Manifest,
  wanted: (dataset: DatasetName, id: string) => boolean,
  among?: readonly FoundRecord[],
): Promise<FoundRecord[]> {
  const limit = pLimit(CONCURRENCY);
  const inDatasets = DATASET_NAMES.map(async (dataset) => {
    const { bits = 0, indexes = [] } = shards?.datasets[dataset] ?? {};
    const ids = among?.filter((record) => record.dataset === dataset).map(({ id }) => id);
    const numbers = ids && new Set(ids.map((id) => shardOf(id, bits)));
    const places = numbers && new Set([...numbers].map((number) => Math.floor(number / SHARDS_IN_INDEX)));
    const lists = indexes.map(async (digest, place) => {
      if (places?.has(place) === false) return [];
      const listed = await limit(() => readShardIndex(store, collection, dataset, digest));
      const read = listed.map(async (shard, index) => {
        if (numbers?.has(place * SHARDS_IN_INDEX + index) === false) return [];
        return limit(() => readShard(store, collection, dataset, shard));
      });
      return (await Promise.all(read)).flat();
    });
    return (await Promise.all(lists))
      .flat()
      .filter(({ id }) => wanted(dataset, id))
      .map(({ id, text }): FoundRecord => ({ dataset, id, bytes: new TextEncoder().encode(text) }));
  });
  return (await Promise.all(inDatasets)).flat();
}

/** The same of a release in single files. */
async function readRevisions(
  store: Store,
  collection: string,
  { version }: Release,
  wanted: (dataset: DatasetName, id: string) => boolean,
): Promise<FoundRecord[]> {
  const limit = pLimit(CONCURRENCY);
  const key = releaseKey(collection, version, 'revisions.json');
  const { revisions } = storedDocument(key, (await readPromised(store, key)).bytes, 'revisions');
  const found = revisions.filter(({ dataset, id }) => wanted(dataset, id));
  return Promise.all(
    found.map(({ dataset, id, revision, sha256 }) =>
      limit(async (): Promise<FoundRecord> => {
        const at = revisionKey(collection, dataset, id, revision);
        return { dataset, id, bytes: (await readPromised(store, at, sha256)).bytes };
      }),
    ),
  );
}
