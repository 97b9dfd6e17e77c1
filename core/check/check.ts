import type { ProjectFiles } from '../load/project-files.ts';
import { DATASET_NAMES, type DatasetName } from '../shared/datasets.ts';
import { type Finding, hasErrors } from '../shared/finding.ts';
import type { CheckedCollection, CheckedEntry } from './collection.ts';
import { applyCollectionRules } from './collection-rules.ts';
import { entryAgain } from './read-again.ts';
import { RecordCheck } from './record-check.ts';
import { partsOf } from './record-texts.ts';
import { Report } from './report.ts';
import { type CheckedSchemas, checkSchemas } from './schemas.ts';
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
  const { counts } = checkRecords(files, schemas, report, settings !== undefined, entries);
  if (settings === undefined) return resultOf(report, counts);
  const { schemas: byName, units } = schemas;
  return resultOf(report, counts, { files, settings, entries, schemas: byName, units });
}

/** What {@link check} finds, without holding more of a record than a few facts. */
export function findingsIn(files: ProjectFiles): Findings {
  const report = new Report(files.datasets);
  const schemas = checkSchemas(files.schemas, report);
  if (schemas === undefined) return resultOf(report);
  const settings = readSettings(files, schemas, report);
  const { counts } = checkRecords(files, schemas, report, settings !== undefined);
  return resultOf(report, counts);
}

/**
 * @param isWhole whether the rules are applied that look at several records
 * @param entries where the records are put that pass every check of their own
 */
function checkRecords(
  files: ProjectFiles,
  schemas: CheckedSchemas,
  report: Report,
  isWhole: boolean,
  entries?: CheckedEntry[],
): RecordCheck {
  const records = new RecordCheck(files, schemas, report, entries && ((entry) => entries.push(entry)));
  for (const part of partsOf(files)) records.check(part);
  reportUnexpected(files, report);
  const { facts, failing } = records;
  const entry = (row: number): CheckedEntry => entries?.[row] ?? entryAgain(files, facts, row);
  if (isWhole) applyCollectionRules({ ...schemas, facts, complete: failing.length === 0, entry }, report);
  return records;
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
