import type { DatasetName } from '../shared/datasets.ts';
import type { Description } from '../shared/description.ts';
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

/** The share of a dataset's records that have each field, from 0 to 1. */
export type FillRates = Record<string, number>;

/** What comparing needs to know of the release before. */
export interface Baseline extends Description {
  version: string;
  schemasSha256: string;
  authoringSha256: string;
  revisions: readonly Revision[];
  fill: Partial<Record<DatasetName, FillRates>>;
  /** The published schemas of every release of the same major, by version, oldest first; its own are the last. */
  schemasOfMajor: ReadonlyMap<string, SchemaSet>;
}
