import { sha256 } from '../shared/canonical.ts';
import { DATASET_NAMES, type DatasetName } from '../shared/datasets.ts';
import { SHARDS_IN_INDEX, shardOf } from '../shared/shards.ts';
import type { PublishedEntry } from './snapshot.ts';

/** The records and tombstones of a dataset whose ids have one hash prefix. */
export interface Shard {
  /** By id. */
  entries: readonly PublishedEntry[];
  /** Of its text. */
  sha256: string;
  bytes: number;
}

/** What the list of some shards says of one, in the order of their numbers. */
export interface ListedShard {
  sha256: string;
  bytes: number;
  /** Records and tombstones; without any, nothing is stored. */
  records: number;
}

/** A list of shards that lie side by side. */
export interface ShardIndex {
  shards: readonly Shard[];
  text: string;
  /** Of the text. */
  sha256: string;
}

/** The shards of one dataset. */
export interface DividedDataset {
  dataset: DatasetName;
  /** How many bits number the shards. */
  bits: number;
  indexes: readonly ShardIndex[];
}

/** What was divided before: comparing and building divide the same entries. */
const divided = new WeakMap<readonly PublishedEntry[], Map<string, readonly ShardIndex[]>>();

/**
 * Divides the entries of a snapshot into the shards of each dataset.
 * @param bitsOf how many bits number the shards of a dataset with so many entries
 */
export function divide(
  entries: readonly PublishedEntry[],
  bitsOf: (dataset: DatasetName, count: number) => number,
): DividedDataset[] {
  const known = divided.get(entries) ?? new Map<string, readonly ShardIndex[]>();
  divided.set(entries, known);
  const groups = Map.groupBy(entries, ({ dataset }) => dataset);
  return DATASET_NAMES.map((dataset) => {
    const group = groups.get(dataset) ?? [];
    const bits = bitsOf(dataset, group.length);
    const name = `${dataset}/${bits}`;
    const indexes = known.get(name) ?? shardIndexes(group, bits);
    known.set(name, indexes);
    return { dataset, bits, indexes };
  });
}

/**
 * Divides the entries of one dataset into shards and lists these. Which shard an entry is in depends on its id alone, and a
 * shard on its entries alone, so that a change of one leaves all others as they are.
 * @param entries by id
 */
export function shardIndexes(entries: readonly PublishedEntry[], bits: number): ShardIndex[] {
  const groups = Array.from({ length: 2 ** bits }, (): PublishedEntry[] => []);
  for (const entry of entries) groups[shardOf(entry.id, bits)]?.push(entry);
  const shards = groups.map((group): Shard => {
    const text = shardText(group);
    return { entries: group, sha256: sha256(text), bytes: Buffer.byteLength(text) };
  });
  const indexes: ShardIndex[] = [];
  for (let first = 0; first < shards.length; first += SHARDS_IN_INDEX) {
    indexes.push(indexOf(shards.slice(first, first + SHARDS_IN_INDEX)));
  }
  return indexes;
}

/** The lines of a shard. */
export function shardText(entries: readonly PublishedEntry[]): string {
  return entries.map(({ text }) => `${text}\n`).join('');
}

function indexOf(shards: readonly Shard[]): ShardIndex {
  const lines = shards.map(({ sha256: digest, bytes, entries }) => {
    const listed: ListedShard = { sha256: digest, bytes, records: entries.length };
    return JSON.stringify(listed);
  });
  const text = `{"shards": [\n${lines.join(',\n')}\n]}\n`;
  return { shards, text, sha256: sha256(text) };
}
