import major from 'semver/functions/major.js';
import type { Release, Releases } from '../build/documents.ts';
import type { Baseline } from '../compare/baseline.ts';
import type { RecordChange } from '../compare/record-changes.ts';
import type { Snapshot } from '../compare/snapshot.ts';
import { DATASET_NAMES } from '../shared/datasets.ts';
import { descriptionOf } from '../shared/description.ts';
import type { JsonObject } from '../shared/json.ts';
import { releaseKey, revisionKey } from '../shared/keys.ts';
import type { Schema, SchemaSet } from '../shared/schema.ts';
import { readShardedContents } from './shard-baseline.ts';
import type { Store } from './store.ts';
import { readPromised, storedDocument, storedJson } from './stored-json.ts';

/** The path of a published schema of records; those of authoring and of documents lie in folders of their own. */
const PUBLISHED_SCHEMA = /^schemas\/([^/]+\.schema\.json)$/;

/**
 * Reads what comparing needs of the newest release, yanked or not.
 * @param known what need not be read where the digests say that the release has it
 */
export async function readBaseline(
  store: Pick<Store, 'get'>,
  pointer: Releases,
  known: Pick<Snapshot, 'settings' | 'entries' | 'schemas' | 'schemasSha256'>,
): Promise<Baseline | undefined> {
  const newest = pointer.releases.at(-1);
  if (newest === undefined) return undefined;
  const release = await openRelease(store, pointer.collection, newest);
  const { manifest } = release;
  const contents = manifest.shards
    ? await readShardedContents(store, known, manifest.shards)
    : { revisions: (await release.document('revisions')).revisions };
  const quality = await release.document('quality');
  return {
    version: newest.version,
    ...descriptionOf(manifest),
    schemasSha256: manifest.schemasSha256,
    authoringSha256: manifest.authoringSha256,
    ...contents,
    fill: Object.fromEntries(
      DATASET_NAMES.map((dataset) => [dataset, quality.datasets[dataset]?.fill ?? {}]),
    ),
    schemasOfMajor: await readSchemasOfMajor(store, pointer, newest.version, known),
  };
}

/** The changelog of the newest release, for the next one to be put on top of. */
export async function readChangelog(store: Store, pointer: Releases): Promise<string | undefined> {
  const newest = pointer.releases.at(-1);
  if (newest === undefined) return undefined;
  const release = await openRelease(store, pointer.collection, newest);
  return new TextDecoder().decode(await release.file('CHANGELOG.md'));
}

/** The old contents of the records that were modified or withdrawn, by `dataset/id`. */
export async function readOldContents(
  store: Store,
  collection: string,
  changes: readonly RecordChange[],
): Promise<Map<string, JsonObject>> {
  const contents = new Map<string, JsonObject>();
  for (const { before } of changes) {
    // A release in shards lists no revisions; its contents came with them.
    if (before?.revision === undefined) continue;
    const key = revisionKey(collection, before.dataset, before.id, before.revision);
    const { bytes } = await readPromised(store, key, before.sha256);
    // Its digest says that it is the record that was published.
    contents.set(`${before.dataset}/${before.id}`, storedJson(key, bytes) as JsonObject);
  }
  return contents;
}

/** A published release whose files are read with their digests compared, so that nothing is built on damage. */
async function openRelease(
  store: Pick<Store, 'get'>,
  collection: string,
  { version, manifestSha256 }: Release,
) {
  const key = (path: string): string => releaseKey(collection, version, path);
  const { bytes } = await readPromised(store, key('manifest.json'), manifestSha256);
  const manifest = storedDocument(key('manifest.json'), bytes, 'manifest');
  const digests = new Map(manifest.files.map(({ path, sha256 }) => [path, sha256]));
  const file = async (path: string): Promise<Uint8Array> =>
    (await readPromised(store, key(path), digests.get(path))).bytes;
  return {
    manifest,
    file,
    document: async <K extends 'revisions' | 'quality'>(name: K) =>
      storedDocument(key(`${name}.json`), await file(`${name}.json`), name),
  };
}

/** Releases with equal schemas share one set, so a long history costs few reads. */
async function readSchemasOfMajor(
  store: Pick<Store, 'get'>,
  pointer: Releases,
  newest: string,
  known: Pick<Snapshot, 'schemas' | 'schemasSha256'>,
): Promise<Map<string, SchemaSet>> {
  const sets = new Map<string, SchemaSet>([[known.schemasSha256, known.schemas]]);
  const byVersion = new Map<string, SchemaSet>();
  for (const release of pointer.releases) {
    if (major(release.version) !== major(newest)) continue;
    const set = sets.get(release.schemasSha256) ?? (await readSchemas(store, pointer.collection, release));
    sets.set(release.schemasSha256, set);
    byVersion.set(release.version, set);
  }
  return byVersion;
}

async function readSchemas(
  store: Pick<Store, 'get'>,
  collection: string,
  release: Release,
): Promise<SchemaSet> {
  const { manifest, file } = await openRelease(store, collection, release);
  const set = new Map<string, Schema>();
  // Those that the release has, which need not be those of this program.
  for (const { path } of manifest.files) {
    const [, fileName] = PUBLISHED_SCHEMA.exec(path) ?? [];
    if (fileName === undefined) continue;
    // Its digest says that it is the schema that was published.
    set.set(fileName, storedJson(releaseKey(collection, release.version, path), await file(path)) as Schema);
  }
  return set;
}
