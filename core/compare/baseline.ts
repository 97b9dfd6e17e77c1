import type { DatasetName } from '../shared/datasets.ts';
import type { Description } from '../shared/description.ts';
import type { JsonObject } from '../shared/json.ts';
import type { SchemaSet } from '../shared/schema.ts';

/** One line of a release's revisions.json: which content a record has, and since which release. */
export interface Revision {
  dataset: DatasetName;
  id: string;
  /** The version of the release in which the record got this content. */
  revision: string;
  sha256: string;
  /** True for a tombstone. */
  withdrawn?: boolean;
}

/** What a release before is known to hold of a record. */
export interface KnownContent extends Omit<Revision, 'revision'> {
  /** Absent where the release lists none, because its data is in shards. */
  revision?: string;
}

/** The share of a dataset's records that have each field, from 0 to 1. */
export type FillRates = Record<string, number>;

/** What comparing needs to know of the release before. */
export interface Baseline extends Description {
  version: string;
  schemasSha256: string;
  authoringSha256: string;
  /** One for each record and tombstone. */
  revisions: readonly KnownContent[];
  fill: Partial<Record<DatasetName, FillRates>>;
  /** The published schemas of every release of the same major, by version, oldest first; its own are the last. */
  schemasOfMajor: ReadonlyMap<string, SchemaSet>;
  /** Present where its data is in shards. */
  shards?: BaselineShards;
}

/** What is known of the shards of a release after it was held against a snapshot. */
export interface BaselineShards {
  /** The digests of its shards and lists of shards, as far as they need not be written again. */
  stored: ReadonlySet<string>;
  /** The contents of the entries in shards that are not the same any more, by `dataset/id`. */
  contents: ReadonlyMap<string, JsonObject>;
}
