import type { ProjectFiles } from '../load/project-files.ts';
import { DATASET_NAMES, type DatasetName } from '../shared/datasets.ts';
import { type Finding, hasErrors } from '../shared/finding.ts';
import type { CheckedCollection, CheckedEntry } from './collection.ts';
import { applyCollectionRules } from './collection-rules.ts';
import { entryAgain } from './read-again.ts';
import { RecordCheck } from './record-check.ts';
import { partsOf } from './record-texts.ts';
import { Report } from './report.ts';
import { checkSchemas } from './schemas.ts';
import { readSettings, reportUnexpected } from './settings.ts';

/** What a check finds. */
export interface Findings {
  findings: Finding[];
  /** How many findings there are beyond those that are listed. */
  unlisted: number;
  /** How many records each dataset has, valid or not. */
  counts: Record<DatasetName, number>;
}

/** What a check gives: its findings and, where none of them is an error, the collection. */
export interface CheckResult extends Findings {
  collection?: CheckedCollection;
}

/**
 * Checks a whole project: each file as JSON, each record under its schema, then the rules of one record, then
 * the rules that look at all.
 */
export function check(files: ProjectFiles): CheckResult {
  const report = new Report(files.datasets);
  const schemas = checkSchemas(files.schemas, report);
  if (schemas === undefined) return resultOf(report);
  const settings = readSettings(files, schemas, report);
  const entries: CheckedEntry[] = [];
  const records = new RecordCheck(files, schemas, report, (entry) => entries.push(entry));
  for (const part of partsOf(files)) records.check(part);
  reportUnexpected(files, report);
  const { facts, counts, failing } = records;
  if (settings === undefined) return resultOf(report, counts);
  const entry = (row: number): CheckedEntry => entries[row] ?? entryAgain(files, facts, row);
  applyCollectionRules({ ...schemas, facts, complete: failing.length === 0, entry }, report);
  const { schemas: byName, units } = schemas;
  return resultOf(report, counts, { files, settings, entries, schemas: byName, units });
}

/** The result of a check; a collection with errors is none. */
export function resultOf(report: Report, counts = noCounts(), collection?: CheckedCollection): CheckResult {
  const findings = report.findings();
  return {
    findings,
    unlisted: report.unlisted,
    counts,
    ...(collection !== undefined && !hasErrors(findings) && { collection }),
  };
}

/** No records in any dataset. */
export function noCounts(): Record<DatasetName, number> {
  return Object.fromEntries(DATASET_NAMES.map((name) => [name, 0])) as Record<DatasetName, number>;
}
