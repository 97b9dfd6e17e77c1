import { major } from 'semver';
import { parseDocument } from '../build/contract.ts';
import type { Releases } from '../build/documents.ts';
import type { Baseline } from '../compare/baseline.ts';
import { schemaFileName } from '../compare/compound-schema.ts';
import type { RecordChange } from '../compare/record-changes.ts';
import { DATASET_NAMES, DATASETS } from '../shared/datasets.ts';
import type { Json, JsonObject } from '../shared/json.ts';
import type { Schema, SchemaSet } from '../shared/schema.ts';
import { releaseKey, revisionKey } from './keys.ts';
import type { Store } from './store.ts';

/** A file that the pointer or a manifest promises is not in the store. */
class MissingFileError extends Error {
  override name = 'MissingFileError';
}

/** Reads what comparing needs of the newest release, yanked or not. */
export async function readBaseline(store: Store, pointer: Releases): Promise<Baseline | undefined> {
  const newest = pointer.releases.at(-1);
  if (newest === undefined) return undefined;
  const { collection } = pointer;
  const read = (path: string): Promise<Json> => readJson(store, releaseKey(collection, newest.version, path));
  const manifest = parseDocument('manifest', await read('manifest.json'));
  const revisions = parseDocument('revisions', await read('revisions.json'));
  const quality = parseDocument('quality', await read('quality.json'));
  return {
    version: newest.version,
    title: manifest.title,
    description: manifest.description,
    license: manifest.license,
    schemasSha256: manifest.schemasSha256,
    authoringSha256: manifest.authoringSha256,
    revisions: revisions.revisions,
    fill: Object.fromEntries(
      DATASET_NAMES.map((dataset) => [dataset, quality.datasets[dataset]?.fill ?? {}]),
    ),
    schemasOfMajor: await readSchemasOfMajor(store, pointer, newest.version),
  };
}

/** The changelog of a release, for the next one to be put on top of. */
export async function readChangelog(store: Store, collection: string, version: string): Promise<string> {
  const stored = await store.get(releaseKey(collection, version, 'CHANGELOG.md'));
  if (stored === undefined) throw new MissingFileError(`CHANGELOG.md of version ${version} is missing.`);
  return new TextDecoder().decode(stored.bytes);
}

/** The old contents of the records that were modified or withdrawn, by `dataset/id`. */
export async function readOldContents(
  store: Store,
  collection: string,
  changes: readonly RecordChange[],
): Promise<Map<string, JsonObject>> {
  const contents = new Map<string, JsonObject>();
  for (const { before } of changes) {
    if (before === undefined) continue;
    const content = await readJson(
      store,
      revisionKey(collection, before.dataset, before.id, before.revision),
    );
    contents.set(`${before.dataset}/${before.id}`, content as JsonObject);
  }
  return contents;
}

/** Releases with equal schemas share one set, so a long history costs few reads. */
async function readSchemasOfMajor(
  store: Store,
  pointer: Releases,
  newest: string,
): Promise<Map<string, SchemaSet>> {
  const sets = new Map<string, SchemaSet>();
  const byVersion = new Map<string, SchemaSet>();
  for (const { version, schemasSha256 } of pointer.releases) {
    if (major(version) !== major(newest)) continue;
    const set = sets.get(schemasSha256) ?? (await readSchemas(store, pointer.collection, version));
    sets.set(schemasSha256, set);
    byVersion.set(version, set);
  }
  return byVersion;
}

async function readSchemas(store: Store, collection: string, version: string): Promise<SchemaSet> {
  const set = new Map<string, Schema>();
  for (const recordType of [...Object.values(DATASETS), 'tombstone']) {
    const fileName = schemaFileName(recordType);
    const schema = await readJson(store, releaseKey(collection, version, `schemas/${fileName}`));
    set.set(fileName, schema as Schema);
  }
  return set;
}

async function readJson(store: Store, key: string): Promise<Json> {
  const stored = await store.get(key);
  if (stored === undefined) throw new MissingFileError(`The store has no ${key}, which a release needs.`);
  return JSON.parse(new TextDecoder().decode(stored.bytes));
}
