import type { Revision } from '../compare/baseline.ts';
import type { Bump } from '../compare/bump.ts';
import type { Compatibility } from '../compare/compatibility.ts';
import type { SchemaChange } from '../compare/schema-diff/change.ts';
import type { ListedShard } from '../compare/shards.ts';
import type { SingleFilesLimit } from '../compare/single-files.ts';
import type { DatasetName } from '../shared/datasets.ts';
import type { Description } from '../shared/description.ts';
import type { Finding } from '../shared/finding.ts';

/** The Git commit that a release is made from. */
export interface Commit {
  sha: string;
  /** The commit time in UTC, RFC 3339, in whole seconds. */
  time: string;
  /** True where the files on disk were not exactly those of the commit. */
  modified?: boolean;
  /** How many commits the main line has up to this one; orders commits better than their times do. */
  sequence?: number;
}

/** One line of a manifest. */
export interface ManifestFile {
  path: string;
  mediaType: string;
  bytes: number;
  sha256: string;
  records?: number;
}

/** The list of a release's files; schemas/release/manifest.schema.json describes it. */
export interface Manifest extends Description {
  collection: string;
  version: string;
  previous?: string;
  commit: string;
  modified?: boolean;
  released: string;
  bump: Bump;
  counts: Record<DatasetName, number>;
  schemasSha256: string;
  authoringSha256: string;
  files: ManifestFile[];
  /** Where the data is, if not in single files. */
  shards?: ShardedData;
}

/** What a manifest says of data in shards. */
export interface ShardedData {
  /** Up to this size, data is in single files. */
  limit: SingleFilesLimit;
  datasets: Record<DatasetName, ShardedDataset>;
  /** The files that releases in single files have. */
  leftOut: { path: string; reason: string }[];
}

/** Where the records and tombstones of a dataset are. */
export interface ShardedDataset {
  /** The number of a shard is so many first bits of the SHA-256 of an id. */
  bits: number;
  /** The digests of the lists of shards, in the order of the shards. */
  indexes: string[];
}

/** A list of shards; schemas/release/shards.schema.json describes it. */
export interface ShardList {
  shards: ListedShard[];
}

/** Which content every record has; schemas/release/revisions.schema.json describes it. */
export interface Revisions {
  collection: string;
  version: string;
  revisions: Revision[];
}

/** The proof of compatibility; schemas/release/compat.schema.json describes it. */
export interface Compat {
  collection: string;
  version: string;
  level: Bump['level'];
  reasons: string[];
  /** What changed in the published schemas since the release before. */
  schemaChanges: SchemaChange[];
  earlier: Compatibility;
}

/** One release in the pointer. */
export interface Release {
  version: string;
  released: string;
  manifestSha256: string;
  schemasSha256: string;
  /** The key that signed its manifest; absent where nobody did. */
  signedBy?: string;
  yanked?: { on: string; reason: string };
}

/** The pointer; schemas/release/releases.schema.json describes it. */
export interface Releases {
  collection: string;
  /** The time of the commit that changed the pointer last. */
  updated: string;
  /** Its place on the main line, where that is known. */
  sequence?: number;
  latest?: string;
  releases: Release[];
}

/** How a submission can end. */
export type ReceiptOutcome =
  | 'published'
  | 'unchanged'
  | 'marked'
  | 'superseded'
  | 'findings'
  | 'refused'
  | 'failed';

/** What became of a submission; schemas/release/receipt.schema.json describes it. */
export interface Receipt {
  collection: string;
  submission: string;
  outcome: ReceiptOutcome;
  version?: string;
  findings?: Finding[];
  error?: { code: string; message: string; help: string };
}

/** What the archive of a submission says of itself; schemas/release/submission.schema.json describes it. */
export interface Submission {
  collection: string;
  commit: string;
  /** The time of the commit. */
  committed: string;
  /** How many commits the main line has up to and with this one. */
  sequence: number;
}
