import type { ProjectFiles } from '../load/project-files.ts';
import type { CheckedEntry } from './collection.ts';
import { applyCollectionRules } from './collection-rules.ts';
import { entryAgain } from './read-again.ts';
import { RecordCheck } from './record-check.ts';
import { type Part, partsOf } from './record-texts.ts';
import { Report } from './report.ts';
import { type CheckResult, type Findings, resultOf } from './result.ts';
import { checkSchemas } from './schemas.ts';
import { readSettings, reportUnexpected } from './settings.ts';

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
  const parts = partsOf(files);
  for (const part of parts) records.check(part);
  reportUnexpected(files, parts, report);
  const { facts, failing, counts } = records;
  if (settings === undefined) return resultOf(report, counts);
  const entry = (row: number): CheckedEntry => entries[row] ?? entryAgain(files, facts, row);
  applyCollectionRules({ ...schemas, facts, complete: failing.length === 0, entry }, report);
  const { schemas: byName, units } = schemas;
  return resultOf(report, counts, { files, settings, entries, schemas: byName, units });
}

/** Checks all parts of a project's records, in whatever way; the records are then as if checked one after the other. */
export type CheckParts = (records: RecordCheck, parts: readonly Part[]) => Promise<void>;

/**
 * What {@link check} finds, without holding more of a record than a few facts.
 * @param checkParts for a large collection; without it the parts are checked one after the other
 * @param isChanged whether a file is not as it was when it was found to have no errors; of the others only the rules that
 *   look at several records are asked
 */
export async function findingsIn(
  files: ProjectFiles,
  checkParts: CheckParts = inOrder,
  isChanged?: (path: string) => boolean,
): Promise<Findings> {
  const report = new Report(files.datasets);
  const schemas = checkSchemas(files.schemas, report);
  if (schemas === undefined) return resultOf(report);
  const settings = readSettings(files, schemas, report);
  const records = new RecordCheck(files, schemas, report);
  const parts = partsOf(files, isChanged);
  await checkParts(records, parts);
  reportUnexpected(files, parts, report);
  if (settings !== undefined) {
    const entry = (row: number): CheckedEntry => entryAgain(files, records.facts, row);
    applyCollectionRules(
      { ...schemas, facts: records.facts, complete: records.failing.length === 0, entry },
      report,
    );
  }
  return resultOf(report, records.counts);
}

async function inOrder(records: RecordCheck, parts: readonly Part[]): Promise<void> {
  for (const part of parts) records.check(part);
}
