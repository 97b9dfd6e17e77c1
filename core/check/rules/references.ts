import { DATASETS, type DatasetName, isDatasetName } from '../../shared/datasets.ts';
import type { Step } from '../../shared/pointer.ts';
import { walk } from '../../shared/schema.ts';
import { asJson, type CheckedCollection, type CheckedRecord } from '../collection.ts';

/** A place where a record names another one. */
export interface Reference {
  steps: Step[];
  dataset: DatasetName;
  id: string;
}

/** All references of a record, found by the `x-refers-to` of its schema. */
export function* referencesOf(record: CheckedRecord, { schemas }: CheckedCollection): Generator<Reference> {
  const fileName = `${DATASETS[record.dataset]}.schema.json`;
  const root = schemas.get(fileName);
  if (root === undefined) return;
  for (const { steps, value, schema } of walk(schemas, fileName, root, asJson(record))) {
    const dataset = schema['x-refers-to'];
    if (dataset !== undefined && isDatasetName(dataset) && typeof value === 'string')
      yield { steps, dataset, id: value };
  }
}
