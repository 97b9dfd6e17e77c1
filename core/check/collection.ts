import type { ProjectFiles } from '../load/project-files.ts';
import type { DatasetName } from '../shared/datasets.ts';
import type { Description } from '../shared/description.ts';
import type { JsonObject } from '../shared/json.ts';
import type { RecordTypes, Tombstone } from '../shared/records.ts';
import type { SchemaSet } from '../shared/schema.ts';
import type { UnitTable } from '../shared/units.ts';
import type { JsonDocument } from './parse-file.ts';

interface InFile<D extends DatasetName> {
  dataset: D;
  id: string;
  document: JsonDocument;
}

/** A record that is valid under the schema of its dataset, with the file it came from. */
export type CheckedRecord = {
  [D in DatasetName]: InFile<D> & { kind: 'record'; content: RecordTypes[D] };
}[DatasetName];

/** What stays of a withdrawn record. */
export type CheckedTombstone = InFile<DatasetName> & { kind: 'tombstone'; content: Tombstone };

export type CheckedEntry = CheckedRecord | CheckedTombstone;

/** What collection.json says; the TypeScript form of schemas/collection.schema.json. */
export interface CollectionSettings extends Description {
  name: string;
  yanked?: { version: string; on: string; reason: string }[];
  /** The least level of the release right after one. */
  atLeast?: { level: 'major' | 'minor' | 'patch'; after: string; reason: string };
  overrides?: { guard: 'count-drop' | 'fill-drop'; dataset: DatasetName; after: string; reason: string }[];
}

/** A collection without errors. */
export interface CheckedCollection {
  /** What it was read from. */
  files: ProjectFiles;
  settings: CollectionSettings;
  /** In the order of the files, which is that of datasets and ids where each record has a file. */
  entries: readonly CheckedEntry[];
  schemas: SchemaSet;
  units: UnitTable;
}

/** The records of one dataset, typed. */
export function recordsOf<D extends DatasetName>(
  collection: CheckedCollection,
  dataset: D,
): Extract<CheckedRecord, { dataset: D }>[] {
  return collection.entries.filter(
    (entry): entry is Extract<CheckedRecord, { dataset: D }> =>
      entry.kind === 'record' && entry.dataset === dataset,
  );
}

/** All records, without the tombstones. */
export function allRecords(collection: CheckedCollection): CheckedRecord[] {
  return collection.entries.filter((entry) => entry.kind === 'record');
}

/** A record's content as plain JSON, for walking it by schema or pointer. */
export function asJson(entry: CheckedEntry): JsonObject {
  // The content was parsed from JSON and its types are made of JSON types only.
  return entry.content as unknown as JsonObject;
}
