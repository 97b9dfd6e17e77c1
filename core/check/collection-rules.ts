import { referencesOf } from '../shared/references.ts';
import { asJson, type CheckedCollection, type CheckedEntry } from './collection.ts';
import { type ReadCollection, recordName } from './read-collection.ts';
import type { Report } from './report.ts';
import { COLLECTION_RULES } from './rules/index.ts';

/**
 * The collection of the records that pass every check of a single record.
 * @param names the names of all record files
 * @param stopped records that are valid under their schemas and that a rule of one record stopped
 */
export function collectionOf(
  { settings, schemas, units }: Pick<CheckedCollection, 'settings' | 'schemas' | 'units'>,
  names: ReadCollection['names'],
  passing: readonly CheckedEntry[],
  stopped: readonly Pick<CheckedEntry, 'dataset' | 'id'>[],
): CheckedCollection {
  // A record whose file name and id differ is known by both, so that nobody who names it is blamed.
  const knownIds = new Map([...names].map(([dataset, ids]) => [dataset, new Set(ids)]));
  for (const { dataset, id } of [...passing, ...stopped]) knownIds.get(dataset)?.add(id);
  const fileCount = [...names.values()].reduce((sum, ids) => sum + ids.size, 0);
  const records = passing.filter((entry) => entry.kind === 'record');
  return {
    settings,
    entries: passing,
    references: new Map(
      records.map((record) => [record, [...referencesOf(record.dataset, asJson(record), schemas)]]),
    ),
    schemas,
    units,
    knownIds,
    complete: passing.length === fileCount,
  };
}

/** Applies the rules that look at several records. */
export function applyCollectionRules(collection: CheckedCollection, report: Report): void {
  for (const rule of COLLECTION_RULES) {
    for (const { record, ...problem } of rule.check(collection)) {
      report.addValue(rule, record.document, problem, recordName(record.document, record.dataset));
    }
  }
}
