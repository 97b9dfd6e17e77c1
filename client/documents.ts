import type { KeySet, ReleaseManifest } from './api.ts';
import { ReleaseError } from './release-error.ts';
import type { ListedRelease } from './versions.ts';

const VERSION = /^(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)$/;

/** A manifest, with what it says of data in shards. */
export interface DataManifest extends ReleaseManifest {
  readonly shards?: { readonly datasets: Readonly<Record<string, ShardedDataset>> };
}

/** Where the records of a dataset are. */
export interface ShardedDataset {
  readonly bits: number;
  readonly indexes: readonly string[];
}

/** @throws ReleaseError `wrong-document` */
export function parseJson(url: string, bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw wrong(url, 'is not JSON');
  }
}

/**
 * The releases that a pointer lists.
 * @throws ReleaseError `wrong-document`
 */
export function releasesIn(url: string, bytes: Uint8Array): ListedRelease[] {
  const { releases } = object(url, parseJson(url, bytes));
  if (!Array.isArray(releases)) throw wrong(url, 'lists no releases');
  return releases.map((item): ListedRelease => {
    const { version, manifestSha256, signedBy, yanked } = object(url, item);
    if (typeof version !== 'string' || !VERSION.test(version) || typeof manifestSha256 !== 'string')
      throw wrong(url, 'lists something that is no release');
    return {
      version,
      manifestSha256,
      ...(typeof signedBy === 'string' && { signedBy }),
      ...(yanked !== undefined && { yanked: yankOf(object(url, yanked)) }),
    };
  });
}

/**
 * A manifest, which must be that of the wanted release.
 * @throws ReleaseError `wrong-document`
 */
export function manifestIn(
  url: string,
  bytes: Uint8Array,
  collection: string,
  version: string,
): DataManifest {
  const value = object(url, parseJson(url, bytes));
  if (value.collection !== collection || value.version !== version)
    throw wrong(url, `is the manifest of ${value.collection} ${value.version}`);
  if (!Array.isArray(value.files) || !value.files.every(isFile)) throw wrong(url, 'lists no files');
  const manifest = { ...value, collection, version, files: value.files };
  const shards = value.shards === undefined ? undefined : object(url, value.shards);
  return shards === undefined
    ? manifest
    : { ...manifest, shards: { ...shards, datasets: datasetsIn(url, shards.datasets) } };
}

function datasetsIn(url: string, value: unknown): Record<string, ShardedDataset> {
  const datasets = Object.entries(object(url, value)).map(([name, dataset]) => {
    const { bits, indexes } = object(url, dataset);
    if (typeof bits !== 'number' || !Array.isArray(indexes)) throw wrong(url, 'lists no shards');
    return [name, { bits, indexes: indexes.map(String) }];
  });
  return Object.fromEntries(datasets);
}

/**
 * The shards that a list names, in the order of their numbers.
 * @throws ReleaseError `wrong-document`
 */
export function shardsIn(url: string, bytes: Uint8Array): { digest: string; records: number }[] {
  const { shards } = object(url, parseJson(url, bytes));
  if (!Array.isArray(shards)) throw wrong(url, 'lists no shards');
  return shards.map((item) => {
    const { sha256, records } = object(url, item);
    return { digest: String(sha256), records: Number(records) };
  });
}

/**
 * The records and tombstones in a shard.
 * @throws ReleaseError `wrong-document`
 */
export function linesIn(url: string, bytes: Uint8Array): { id: string }[] {
  const lines = new TextDecoder().decode(bytes).split('\n').slice(0, -1);
  return lines.map((line) => {
    const entry = object(url, parseJson(url, new TextEncoder().encode(line)));
    return { ...entry, id: String(entry.id) };
  });
}

/** @throws ReleaseError `wrong-document` */
export function keySetIn(url: string, bytes: Uint8Array): KeySet {
  const { keys } = object(url, parseJson(url, bytes));
  if (!Array.isArray(keys)) throw wrong(url, 'is no set of keys');
  return { keys: keys.map((key) => object(url, key)) };
}

/**
 * The list in a file of data/.
 * @throws ReleaseError `wrong-document`
 */
export function recordsIn(url: string, bytes: Uint8Array): unknown[] {
  const { records } = object(url, parseJson(url, bytes));
  if (Array.isArray(records)) return records;
  throw wrong(url, 'has no list of records');
}

function yankOf({ on, reason }: Record<string, unknown>): { on: string; reason: string } {
  return { on: String(on), reason: String(reason) };
}

function isFile(value: unknown): value is ReleaseManifest['files'][number] {
  const { path, bytes, sha256 }: Record<string, unknown> = { ...(value as object | undefined) };
  return typeof path === 'string' && typeof bytes === 'number' && typeof sha256 === 'string';
}

function object(url: string, value: unknown): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  throw wrong(url, 'is not the document that belongs there');
}

function wrong(url: string, what: string): ReleaseError {
  return new ReleaseError('wrong-document', `${url} ${what}.`);
}
