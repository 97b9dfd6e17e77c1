import type { ProjectFiles } from '../load/project-files.ts';
import type { DatasetName } from '../shared/datasets.ts';
import type { Finding } from '../shared/finding.ts';
import { readCollection } from './read-collection.ts';
import { applyRecordRules } from './record-rules.ts';
import { Report } from './report.ts';
import { compileSchemas } from './schema/compile.ts';
import { readSchemas } from './schemas.ts';

/** One of several equal parts of a project's record files. */
export interface Shard {
  /** Counted from 0. */
  index: number;
  /** How many shards there are. */
  of: number;
}

/** What checking one shard gives: plain JSON, to be put together with the others (join-shards.ts). */
export interface ShardReport {
  findings: Finding[];
  /** Whether the settings are sound; without them no rule is applied. */
  settings: boolean;
  /** The paths of the files that pass every check of a single record. */
  passing: string[];
  /** Records that are valid under their schemas and that a rule of one record stopped. */
  stopped: { dataset: DatasetName; id: string }[];
}

/**
 * Checks one shard: the settings, then each file of the shard by itself. All shards together do what `check` does
 * before it looks at several records at once.
 * @param files with schemas that checkSchemas has found sound: a pattern can be made to take for ever
 */
export function checkShard(files: ProjectFiles, { index, of }: Shard): ShardReport {
  const report = new Report();
  const read = readSchemas(files.schemas);
  const schemas = { ...read, validators: compileSchemas(read.schemas) };
  const start = Math.floor((files.datasets.length * index) / of);
  const end = Math.floor((files.datasets.length * (index + 1)) / of);
  const mine = new Set(files.datasets.slice(start, end));
  const { settings, entries } = readCollection(files, schemas, report, (file) => mine.has(file));
  if (settings === undefined)
    return { findings: report.findings(), settings: false, passing: [], stopped: [] };
  const { passing, stopped } = applyRecordRules(entries, schemas, report);
  return {
    findings: report.findings(),
    settings: true,
    passing: passing.map(({ document }) => document.path),
    stopped: stopped.map(({ dataset, id }) => ({ dataset, id })),
  };
}
