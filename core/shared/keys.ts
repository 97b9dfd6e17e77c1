import type { DatasetName } from './datasets.ts';

/** The public keys of a store, at the well-known address (RFC 8615) as a JSON Web Key Set (RFC 7517). */
export const KEY_SET_KEY = '.well-known/jwks.json';

/** The pointer of a collection. */
export function pointerKey(collection: string): string {
  return `${collection}/releases.json`;
}

/** A file of a release. */
export function releaseKey(collection: string, version: string, path: string): string {
  return `${collection}/${version}/${path}`;
}

/** The signature of a release's manifest, beside it; absent where nobody signed. */
export const SIGNATURE_PATH = 'manifest.json.jws';

/** The content of a record since one release; written once. */
export function revisionKey(collection: string, dataset: DatasetName, id: string, revision: string): string {
  return `${collection}/records/${dataset}/${id}/${revision}.json`;
}

/** Some records and tombstones of a dataset, one a line, under their digest; written once, for all releases with them. */
export function shardKey(collection: string, dataset: DatasetName, sha256: string): string {
  return `${collection}/shards/${dataset}/${sha256}.ndjson`;
}

/** A list of shards under its digest; written once. */
export function shardIndexKey(collection: string, dataset: DatasetName, sha256: string): string {
  return `${collection}/shards/${dataset}/${sha256}.json`;
}

/** The content of a record in the latest release; a projection. */
export function currentRecordKey(collection: string, dataset: DatasetName, id: string): string {
  return `${collection}/records/${dataset}/${id}.json`;
}

/** Says up to which release the projections have been brought; a projection itself. */
export function projectedKey(collection: string): string {
  return `${collection}/projected.json`;
}

/** Says from which releases the feeds were made; a projection itself. */
export function projectedFeedsKey(collection: string): string {
  return `${collection}/projected-feeds.json`;
}

/** What became of a submission, by the submission's id. */
export function receiptKey(collection: string, submission: string): string {
  return `${collection}/receipts/${submission}.json`;
}

/** The releases as an Atom feed; a projection. */
export function feedKey(collection: string): string {
  return `${collection}/feed.atom`;
}

/** Every change of every release, the newest first, as CSV; a projection. */
export function changesKey(collection: string): string {
  return `${collection}/changes.csv`;
}

/** The releases as a DCAT catalogue; a projection. */
export function catalogKey(collection: string): string {
  return `${collection}/catalog.jsonld`;
}
