import type { ProjectFiles } from '../load/project-files.ts';
import type { DatasetName } from '../shared/datasets.ts';
import type { Finding } from '../shared/finding.ts';
import type { Target } from './facts/facts.ts';
import { RecordCheck } from './record-check.ts';
import { type Part, partsOf } from './record-texts.ts';
import { Report } from './report.ts';
import { soundSchemas } from './schemas.ts';
import { readSettings, reportUnexpected } from './settings.ts';

/** One of several about equal shares of a project's records. */
export interface Shard {
  /** Counted from 0. */
  index: number;
  /** How many shards there are. */
  of: number;
}

/** What checking one shard gives: plain JSON, to be put together with the others (join-shards.ts). */
export interface ShardReport extends Shard {
  findings: Finding[];
  /** Whether the settings are sound; without them no rule looks at several records. */
  settings: boolean;
  counts: Record<DatasetName, number>;
  /** Where the records are that do not pass every check of their own, and their ids as far as they can be told. */
  failing: { path: string; start: number }[];
  failingIds: Target[];
}

/**
 * Checks one shard: the settings, then each of its records by itself. All shards together do what `check` does
 * before it looks at several records at once.
 * @param files with schemas that checkSchemas has found sound: a pattern can be made to take for ever
 */
export function checkShard(files: ProjectFiles, { index, of }: Shard): ShardReport {
  const report = new Report(files.datasets);
  const schemas = soundSchemas(files.schemas);
  const settings = readSettings(files, schemas, report);
  const records = new RecordCheck(files, schemas, report);
  const parts = partsOf(files);
  for (const part of shareOf(parts, { index, of })) records.check(part);
  if (index === 0) reportUnexpected(files, parts, report);
  const { counts, failing, failingIds } = records;
  return {
    index,
    of,
    findings: report.findings(),
    settings: settings !== undefined,
    counts,
    failing,
    failingIds,
  };
}

/** How many shards of about so many records a project makes. */
export function shardCount(files: ProjectFiles, recordsOfShard: number): number {
  const weight = partsOf(files).reduce((sum, part) => sum + part.weight, 0);
  return Math.max(1, Math.ceil(weight / recordsOfShard));
}

/** The parts whose middle lies in the shard, by weight. */
function shareOf(parts: readonly Part[], { index, of }: Shard): Part[] {
  const total = parts.reduce((sum, { weight }) => sum + weight, 0);
  let before = 0;
  return parts.filter(({ weight }) => {
    const middle = before + weight / 2;
    before += weight;
    return Math.floor((middle / total) * of) === index;
  });
}
