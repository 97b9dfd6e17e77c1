import type { PublishedEntry, Snapshot } from '../compare/snapshot.ts';
import type { Description } from '../shared/description.ts';
import type { SchemaSet } from '../shared/schema.ts';

/** A collection as readers see it, or would see it: a release, or what could become one. */
export interface State {
  collection: string;
  /** Of a release. */
  version?: string;
  description: Description;
  /** By dataset, in the order of the datasets, then by id. */
  entries: readonly PublishedEntry[];
  /** The published schemas of the record types, by file name. */
  schemas: SchemaSet;
  schemasSha256: string;
  authoringSha256: string;
}

/** What readers would see of a snapshot. */
export function stateOf(snapshot: Snapshot): State {
  const { settings, entries, schemas, schemasSha256, authoringSha256 } = snapshot;
  return {
    collection: settings.name,
    description: settings,
    entries,
    schemas,
    schemasSha256,
    authoringSha256,
  };
}

/** How a record is called among all. */
export function recordName({ dataset, id }: Pick<PublishedEntry, 'dataset' | 'id'>): string {
  return `${dataset}/${id}`;
}
