import type { ProjectFiles } from '../load/project-files.ts';
import { DATASET_NAMES, type DatasetName } from '../shared/datasets.ts';
import { type Finding, hasErrors } from '../shared/finding.ts';
import type { CheckedCollection } from './collection.ts';
import { applyCollectionRules, collectionOf } from './collection-rules.ts';
import { type ReadCollection, readCollection } from './read-collection.ts';
import { applyRecordRules } from './record-rules.ts';
import { Report } from './report.ts';
import { checkSchemas } from './schemas.ts';

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
  if (schemas === undefined) return resultOf(report.findings());
  const read = readCollection(files, schemas, report);
  const { settings, names } = read;
  if (settings === undefined) return resultOf(report.findings(), names);
  const { passing, stopped } = applyRecordRules(read.entries, schemas, report);
  const collection = collectionOf({ settings, ...schemas }, names, passing, stopped);
  applyCollectionRules(collection, report);
  return resultOf(report.findings(), names, collection);
}

/** The result of a check; a collection with errors is none. */
export function resultOf(
  findings: Finding[],
  names: ReadCollection['names'] = new Map(),
  collection?: CheckedCollection,
): CheckResult {
  const counts = DATASET_NAMES.map((dataset) => [dataset, names.get(dataset)?.size ?? 0]);
  return {
    findings,
    counts: Object.fromEntries(counts) as Record<DatasetName, number>,
    ...(collection !== undefined && !hasErrors(findings) && { collection }),
  };
}
