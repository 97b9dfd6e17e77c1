import type { DatasetName } from '../shared/datasets.ts';
import { isObject, type JsonObject, own } from '../shared/json.ts';
import type { CheckedEntry } from './collection.ts';
import type { JsonDocument } from './parse-file.ts';

/** Whether a document of a dataset is a tombstone; anything else is held to be a record. */
export function isTombstone({ value }: JsonDocument): boolean {
  return isObject(value) && own(value, 'withdrawn') !== undefined;
}

/** The entry of a document that is known to be valid under the schema of its kind and dataset. */
export function validEntry(document: JsonDocument, dataset: DatasetName): CheckedEntry {
  const content = document.value as JsonObject & { id: string };
  const kind = isTombstone(document) ? 'tombstone' : 'record';
  // Valid, so it has the type that is generated from the schema.
  return { kind, dataset, id: content.id, document, content } as unknown as CheckedEntry;
}
