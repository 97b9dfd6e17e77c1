import type { KnownContent, Revision } from '../compare/baseline.ts';
import type { BuildInput } from './build.ts';
import { parseDocument } from './contract.ts';
import { dataFiles } from './data-files.ts';
import type { Revisions, ShardedData } from './documents.ts';
import { binaryFile, jsonFile, type ReleaseFile } from './release-file.ts';
import { type SharedFile, shardedData } from './sharded-data.ts';
import { sqlite } from './sqlite/database.ts';
import { tableFiles } from './table-files.ts';
import { releaseTables } from './tables/release-tables.ts';
import type { FilledTable } from './tables/rows.ts';

/** The records of a release, in each form in which it has them. */
export interface ReleaseData {
  files: ReleaseFile[];
  /** What the tables in the files hold; none where the data is in shards. */
  tables: readonly FilledTable[];
  /** The database, which is packed with nothing else. */
  database: ReleaseFile[];
  /** Present where the data is in shards. */
  shards?: ShardedData;
  shared: SharedFile[];
}

/** The records of a release in single files, or in shards where they are too many for that. */
export function releaseData(input: BuildInput): ReleaseData {
  const { snapshot, comparison, previous } = input;
  if (!comparison.inShards) return inSingleFiles(input);
  return { files: [], tables: [], database: [], ...shardedData(snapshot, previous?.stored ?? new Set()) };
}

function inSingleFiles(input: BuildInput): ReleaseData {
  const { snapshot, version } = input;
  const { name, title, license } = snapshot.settings;
  const tables = releaseTables(snapshot);
  const revisions = revisionsOf(input);
  const database = sqlite({ ...snapshot, version, tables, revisions: revisions.revisions });
  const records = snapshot.entries.filter(({ kind }) => kind === 'record').length;
  return {
    files: [
      ...dataFiles(name, version, snapshot.entries),
      ...tableFiles(tables, { collection: name, version, title, license }),
      jsonFile('revisions.json', parseDocument('revisions', revisions)),
    ],
    tables,
    database: [binaryFile(`${name}.sqlite`, database, records)],
    shared: [],
  };
}

/** A record keeps its revision until its content changes. */
function revisionsOf({ snapshot, version, previous }: BuildInput): Revisions {
  const before = new Map(
    previous?.revisions.map((known): [string, KnownContent] => [`${known.dataset}/${known.id}`, known]),
  );
  const revisions = snapshot.entries.map(({ kind, dataset, id, sha256 }): Revision => {
    const old = before.get(`${dataset}/${id}`);
    const since = old?.sha256 === sha256 ? old.revision : undefined;
    return {
      dataset,
      id,
      revision: since ?? version,
      sha256,
      ...(kind === 'tombstone' && { withdrawn: true }),
    };
  });
  return { collection: snapshot.settings.name, version, revisions };
}
