import { asJson, type CheckedCollection, type CollectionSettings } from '../check/collection.ts';
import { canonicalJson, sha256 } from '../shared/canonical.ts';
import { DATASET_NAMES, DATASETS, type DatasetName } from '../shared/datasets.ts';
import type { JsonObject } from '../shared/json.ts';
import { byCodeUnit } from '../shared/order.ts';
import type { Schema, SchemaSet } from '../shared/schema.ts';
import type { UnitTable } from '../shared/units.ts';
import { compoundSchema, schemaFileName } from './compound-schema.ts';
import { publishing } from './published-record.ts';
import { publishedSchema } from './published-schema.ts';
import { SINGLE_FILES_LIMIT, type SingleFilesLimit } from './single-files.ts';
import { recordTypes } from './types.ts';

/** A record or tombstone as a release holds it. */
export interface PublishedEntry {
  kind: 'record' | 'tombstone';
  dataset: DatasetName;
  id: string;
  content: JsonObject;
  /** The content as canonical JSON. */
  text: string;
  /** The SHA-256 of the text, without a line end. */
  sha256: string;
}

/** What a collection looks like to readers, before it has a version. */
export interface Snapshot {
  settings: CollectionSettings;
  /** What is larger is published in shards. */
  limit: SingleFilesLimit;
  /** By dataset, in the order of the datasets, then by id. */
  entries: PublishedEntry[];
  /** The published schemas of the record types, self-contained, by file name and without `$id`. */
  schemas: ReadonlyMap<string, Schema>;
  /** Tells whether the published schemas changed. */
  schemasSha256: string;
  authoringSchemas: SchemaSet;
  units: UnitTable;
  /** Tells whether the authoring schemas or the units changed. */
  authoringSha256: string;
  /** TypeScript declarations of the record types, made when first asked for. */
  types: () => Promise<TypeDeclarations>;
}

/** TypeScript declarations as a release ships them. */
export interface TypeDeclarations {
  published: string;
  authoring: string;
}

/**
 * Computes the published form of a checked collection.
 * @param limit up to which size data is published in single files
 */
export function snapshotOf(
  collection: CheckedCollection,
  limit: SingleFilesLimit = SINGLE_FILES_LIMIT,
): Snapshot {
  const published = publishing(collection);
  const entries = collection.entries.map((entry): PublishedEntry => {
    const content = entry.kind === 'record' ? published(entry) : asJson(entry);
    const text = canonicalJson(content);
    return { kind: entry.kind, dataset: entry.dataset, id: entry.id, content, text, sha256: sha256(text) };
  });
  const schemas = publishedSchemas(collection.schemas);
  return {
    settings: collection.settings,
    limit,
    entries: entries.sort(inOrder),
    schemas,
    schemasSha256: sha256(canonicalJson(Object.fromEntries(schemas))),
    authoringSchemas: collection.schemas,
    units: collection.units,
    authoringSha256: authoringDigest(collection),
    types: once(() => typeDeclarations(collection.schemas)),
  };
}

function authoringDigest({ schemas, units }: CheckedCollection): string {
  return sha256(canonicalJson({ schemas: Object.fromEntries(schemas), units: [...units.values()] }));
}

async function typeDeclarations(schemas: SchemaSet): Promise<TypeDeclarations> {
  return {
    published: await recordTypes(schemas, 'published'),
    authoring: await recordTypes(schemas, 'authoring'),
  };
}

/** A publisher that has to begin again needs the same types again. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function publishedSchemas(schemas: SchemaSet): Map<string, Schema> {
  const names = [...Object.values(DATASETS), 'tombstone'].map(schemaFileName);
  return new Map(
    names.map((name) => {
      const { $id: _, ...schema } = publishedSchema(compoundSchema(schemas, name));
      return [name, schema];
    }),
  );
}

/** The order of entries in every file of a release. */
function inOrder(a: PublishedEntry, b: PublishedEntry): number {
  return DATASET_NAMES.indexOf(a.dataset) - DATASET_NAMES.indexOf(b.dataset) || byCodeUnit(a.id, b.id);
}
