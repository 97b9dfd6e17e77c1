import { DATASETS, type DatasetName, isDatasetName } from './datasets.ts';
import type { JsonObject } from './json.ts';
import type { Step } from './pointer.ts';
import { type SchemaSet, walk } from './schema.ts';

/** A place where a record names another one. */
export interface Reference {
  steps: Step[];
  dataset: DatasetName;
  id: string;
}

/** What a valid record of a dataset refers to, found by the `x-refers-to` of its authoring schema. */
export function* referencesOf(
  dataset: DatasetName,
  content: JsonObject,
  schemas: SchemaSet,
): Generator<Reference> {
  const fileName = `${DATASETS[dataset]}.schema.json`;
  const root = schemas.get(fileName);
  if (root === undefined) return;
  for (const { steps, value, schema } of walk(schemas, fileName, root, content)) {
    const target = schema['x-refers-to'];
    if (target !== undefined && isDatasetName(target) && typeof value === 'string') {
      yield { steps, dataset: target, id: value };
    }
  }
}
