import { DATASETS, isDatasetName } from '../shared/datasets.ts';
import { type SchemaSet, walk } from '../shared/schema.ts';
import { asJson, type CheckedEntry, type CheckedRecord, type Reference } from './collection.ts';

/** What every record refers to, found by the `x-refers-to` of its schema. */
export function referencesOf(
  entries: readonly CheckedEntry[],
  schemas: SchemaSet,
): Map<CheckedRecord, readonly Reference[]> {
  const records = entries.filter((entry) => entry.kind === 'record');
  return new Map(records.map((record) => [record, [...references(record, schemas)]]));
}

function* references(record: CheckedRecord, schemas: SchemaSet): Generator<Reference> {
  const fileName = `${DATASETS[record.dataset]}.schema.json`;
  const root = schemas.get(fileName);
  if (root === undefined) return;
  for (const { steps, value, schema } of walk(schemas, fileName, root, asJson(record))) {
    const dataset = schema['x-refers-to'];
    if (dataset !== undefined && isDatasetName(dataset) && typeof value === 'string') {
      yield { steps, dataset, id: value };
    }
  }
}
