import type { CheckedCollection } from '../check/collection.ts';
import type { DatasetName } from '../shared/datasets.ts';
import type { JsonObject } from '../shared/json.ts';
import { proposedId } from './naming.ts';

/** The id that a record's name suggests, where no record and no tombstone has it. */
export function freeId(
  collection: CheckedCollection,
  dataset: DatasetName,
  content: JsonObject,
): string | undefined {
  const id = proposedId(dataset, content);
  return id === undefined || takenBy(collection, dataset, id) !== undefined ? undefined : id;
}

/** Why an id cannot be given to a new record; undefined where it is free. */
export function takenBy(collection: CheckedCollection, dataset: DatasetName, id: string): string | undefined {
  const entry = collection.entries.find((candidate) => candidate.dataset === dataset && candidate.id === id);
  if (entry?.kind === 'tombstone')
    return `${dataset}/${id} was withdrawn, and an id is never used again. Give another one.`;
  if (entry !== undefined)
    return `${dataset}/${id} is there already. Correct that record, or give another id.`;
  return undefined;
}
