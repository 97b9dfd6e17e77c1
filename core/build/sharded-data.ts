import { divide, type ShardIndex, shardText } from '../compare/shards.ts';
import type { Snapshot } from '../compare/snapshot.ts';
import type { DatasetName } from '../shared/datasets.ts';
import { shardIndexKey, shardKey } from '../shared/keys.ts';
import { shardBits } from '../shared/shards.ts';
import type { ShardedData } from './documents.ts';

/** A file beside the releases that all releases with the same content share. */
export interface SharedFile {
  key: string;
  /** Made when it is written: all of them together are as large as the collection. */
  bytes: () => Uint8Array;
}

/**
 * The data of a release in shards: what its manifest says of it, and the files that are not stored yet.
 * @param stored the digests of shards and lists of shards that the release before has
 */
export function shardedData(
  { settings, entries, limit }: Snapshot,
  stored: ReadonlySet<string>,
): { shards: ShardedData; shared: SharedFile[] } {
  const divided = divide(entries, (_, count) => shardBits(count));
  const datasets = divided.map(({ dataset, bits, indexes }) => {
    return [dataset, { bits, indexes: indexes.map(({ sha256 }) => sha256) }];
  });
  const shards: ShardedData = {
    limit: { ...limit },
    // One for each name.
    datasets: Object.fromEntries(datasets) as ShardedData['datasets'],
    leftOut: leftOut(settings.name),
  };
  const shared = divided.flatMap(({ dataset, indexes }) => [
    ...indexes
      .filter(({ sha256 }) => !stored.has(sha256))
      .flatMap((index) => filesOf(settings.name, dataset, index, stored)),
  ]);
  return { shards, shared };
}

/** A list of shards, and those of its shards that are new. */
function filesOf(
  collection: string,
  dataset: DatasetName,
  { shards, text, sha256 }: ShardIndex,
  stored: ReadonlySet<string>,
): SharedFile[] {
  const isNew = shards.filter((shard) => shard.entries.length > 0 && !stored.has(shard.sha256));
  return [
    ...isNew.map((shard) => ({
      key: shardKey(collection, dataset, shard.sha256),
      bytes: () => encode(shardText(shard.entries)),
    })),
    { key: shardIndexKey(collection, dataset, sha256), bytes: () => encode(text) },
  ];
}

/** The lists of shards as SHA256SUMS names them: relative to the release, so that it stands for the data too. */
export function summedIndexes({ datasets }: ShardedData): { path: string; sha256: string }[] {
  return Object.entries(datasets).flatMap(([dataset, { indexes }]) =>
    indexes.map((sha256) => ({ path: `../shards/${dataset}/${sha256}.json`, sha256 })),
  );
}

function leftOut(collection: string): ShardedData['leftOut'] {
  const whole = ['data/*.json', 'data/*.ndjson', 'data/*.csv', 'data/*.parquet'];
  const reasons = {
    'It would hold every record and be written again for each change.': [
      ...whole,
      `${collection}.sqlite`,
      `${collection}.zip`,
    ],
    'It would list every record; changes.json of each release lists those that got another content.': [
      'revisions.json',
    ],
    'It describes tables in single files.': ['datapackage.json', 'croissant.json'],
  };
  return Object.entries(reasons).flatMap(([reason, paths]) => paths.map((path) => ({ path, reason })));
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
