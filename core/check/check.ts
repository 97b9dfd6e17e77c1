import type { ProjectFiles } from '../load/project-files.ts';
import { DATASET_NAMES, type DatasetName } from '../shared/datasets.ts';
import { type Finding, hasErrors } from '../shared/finding.ts';
import { referencesOf } from '../shared/references.ts';
import { asJson, type CheckedCollection, type CheckedEntry } from './collection.ts';
import { type ReadCollection, readCollection, recordName } from './read-collection.ts';
import { Report } from './report.ts';
import { COLLECTION_RULES, RECORD_RULES } from './rules/index.ts';
import { type CheckedSchemas, checkSchemas } from './schemas.ts';

/** What a check gives: its findings and, where none of them is an error, the collection. */
export interface CheckResult {
  findings: Finding[];
  /** How many record files each dataset has, valid or not. */
  counts: Record<DatasetName, number>;
  collection?: CheckedCollection;
}

/**
 * Checks a whole project: each file as JSON, each record under its schema, then the rules of one record, then
 * the rules that look at all. A record that fails one step is left out of the later ones, so one mistake is
 * reported once.
 */
export function check(files: ProjectFiles): CheckResult {
  const report = new Report();
  const schemas = checkSchemas(files.schemas, report);
  if (schemas === undefined) return { findings: report.findings(), counts: countsOf(new Map()) };
  const read = readCollection(files, schemas, report);
  const collection = applyRules(read, schemas, report);
  const findings = report.findings();
  const sound = collection !== undefined && !hasErrors(findings);
  return { findings, counts: countsOf(read.names), ...(sound && { collection }) };
}

/** Applies all rules and gives the collection of the records that pass those of one record. */
function applyRules(
  read: ReadCollection,
  schemas: CheckedSchemas,
  report: Report,
): CheckedCollection | undefined {
  const { settings, entries, names } = read;
  if (settings === undefined) return undefined;
  // A record whose file name and id differ is known by both, so that nobody who names it is blamed.
  const knownIds = new Map([...names].map(([dataset, ids]) => [dataset, new Set(ids)]));
  for (const { dataset, id } of entries) knownIds.get(dataset)?.add(id);
  const fileCount = [...names.values()].reduce((sum, ids) => sum + ids.size, 0);
  const collectionOf = (some: readonly CheckedEntry[]): CheckedCollection => ({
    settings,
    entries: some,
    references: new Map(
      some
        .filter((entry) => entry.kind === 'record')
        .map((record) => [record, [...referencesOf(record.dataset, asJson(record), schemas.schemas)]]),
    ),
    schemas: schemas.schemas,
    units: schemas.units,
    knownIds,
    complete: some.length === fileCount,
  });
  const all = collectionOf(entries);
  const passing = entries.filter((entry) => passesRecordRules(entry, all, report));
  const collection = passing.length === entries.length ? all : collectionOf(passing);
  applyCollectionRules(collection, report);
  return collection;
}

/** Applies the rules of one record and says whether none of them found an error. */
function passesRecordRules(entry: CheckedEntry, collection: CheckedCollection, report: Report): boolean {
  let passes = true;
  for (const rule of RECORD_RULES) {
    for (const problem of rule.check(entry, collection)) {
      if (rule.severity === 'error') passes = false;
      report.addValue(rule, entry.document, problem, recordName(entry.document, entry.dataset));
    }
  }
  return passes;
}

function applyCollectionRules(collection: CheckedCollection, report: Report): void {
  for (const rule of COLLECTION_RULES) {
    for (const { record, ...problem } of rule.check(collection)) {
      report.addValue(rule, record.document, problem, recordName(record.document, record.dataset));
    }
  }
}

function countsOf(names: ReadCollection['names']): Record<DatasetName, number> {
  const counts = DATASET_NAMES.map((dataset) => [dataset, names.get(dataset)?.size ?? 0]);
  return Object.fromEntries(counts) as Record<DatasetName, number>;
}
