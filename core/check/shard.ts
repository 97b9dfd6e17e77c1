import type { ProjectFiles } from '../load/project-files.ts';
import type { DatasetName } from '../shared/datasets.ts';
import type { Finding } from '../shared/finding.ts';
import { readCollection } from './read-collection.ts';
import { applyRecordRules } from './record-rules.ts';
import { Report } from './report.ts';
import { checkSchemas } from './schemas.ts';

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
  /** What was fit to be used; without schemas and settings no record is looked at. */
  sound: 'nothing' | 'schemas' | 'schemas and settings';
  /** The paths of the files that pass every check of a single record. */
  passing: string[];
  /** Records that are valid under their schemas and that a rule of one record stopped. */
  stopped: { dataset: DatasetName; id: string }[];
}

/**
 * Checks one shard: all schemas and the settings, then each file of the shard by itself. All shards together do
 * what `check` does before it looks at several records at once.
 */
export function checkShard(files: ProjectFiles, { index, of }: Shard): ShardReport {
  const report = new Report();
  const schemas = checkSchemas(files.schemas, report);
  const nothing = { passing: [], stopped: [] };
  if (schemas === undefined) return { findings: report.findings(), sound: 'nothing', ...nothing };
  const start = Math.floor((files.datasets.length * index) / of);
  const end = Math.floor((files.datasets.length * (index + 1)) / of);
  const mine = new Set(files.datasets.slice(start, end));
  const { settings, entries } = readCollection(files, schemas, report, (file) => mine.has(file));
  if (settings === undefined) return { findings: report.findings(), sound: 'schemas', ...nothing };
  const { passing, stopped } = applyRecordRules(entries, schemas, report);
  return {
    findings: report.findings(),
    sound: 'schemas and settings',
    passing: passing.map(({ document }) => document.path),
    stopped: stopped.map(({ dataset, id }) => ({ dataset, id })),
  };
}
