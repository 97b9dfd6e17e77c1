import pLimit from 'p-limit';
import type { BuiltRelease } from '../build/build.ts';
import type { Commit, Manifest, Release, Releases } from '../build/documents.ts';
import type { Quality } from '../build/quality.ts';
import type { ChangeLevel } from '../compare/level.ts';
import type { Snapshot } from '../compare/snapshot.ts';
import { sha256 } from '../shared/canonical.ts';
import { releaseKey, revisionKey } from '../shared/keys.ts';
import { Refusal } from '../shared/refusal.ts';
import { pointerFor, swapPointer } from './pointer.ts';
import { prepare } from './prepare.ts';
import { project } from './project.ts';
import { reserveVersion } from './reserve.ts';
import { signRelease } from './sign-release.ts';
import type { Signer } from './signature.ts';
import type { Store } from './store.ts';
import { readPromised, storedDocument } from './stored-json.ts';
import { createOnce, foreignFile } from './write-once.ts';

/** How a publish ended. */
export type Outcome =
  | { kind: 'published'; version: string; manifest: Manifest; quality: Quality }
  /** No new release; `marked` where releases were yanked or restored. */
  | { kind: 'unchanged' | 'marked'; releases: Releases };

/** A publisher that keeps losing to others gives up after this many attempts. */
const MOST_ATTEMPTS = 20;
/** How many files are written at once. */
const CONCURRENCY = 16;

/**
 * Publishes a snapshot: SHA256SUMS, which reserves the version number; the other files and the changed records;
 * the manifest, which makes the version complete; its signature, where there is a signer; the pointer, which
 * makes it public; then what is derived from it. Each step is write-once or compare-and-swap, so at any point a reader sees the old release or the new
 * one, and running again finishes the job (docs/publishing.md).
 * @param atLeast the least level of the release, if there is one to make
 * @throws Refusal where the release must not be made; nothing of it is visible then.
 */
export async function publish(
  store: Store,
  snapshot: Snapshot,
  commit: Commit,
  signer?: Signer,
  atLeast?: ChangeLevel,
): Promise<Outcome> {
  const collection = snapshot.settings.name;
  const burnt = new Set<string>();
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const prepared = await prepare(store, snapshot, commit, burnt, atLeast);
    const { pointer } = prepared;
    if (prepared.kind !== 'published') {
      const { kind, next } = prepared;
      if (next !== undefined && !(await swapPointer(store, pointer, next))) continue;
      await project(store, collection);
      return { kind, releases: next ?? prepared.pointer.releases };
    }
    const { built } = prepared;
    const { version } = built;
    if (!(await reserveVersion(store, collection, built))) {
      // Another publisher, alive or dead, has this number for other content.
      burnt.add(version);
      continue;
    }
    await writeFiles(store, collection, built);
    const manifest = await commitVersion(store, collection, built);
    const release: Release = {
      version,
      released: manifest.document.released,
      manifestSha256: sha256(manifest.bytes),
      schemasSha256: manifest.document.schemasSha256,
      ...(signer && { signedBy: await signRelease(store, signer, collection, version, manifest.bytes) }),
    };
    const releases = [...(pointer?.releases.releases ?? []), release];
    const next = pointerFor(snapshot.settings, releases, commit);
    if (!(await swapPointer(store, pointer, next))) continue;
    await project(store, collection);
    return { kind: 'published', version, manifest: manifest.document, quality: built.quality };
  }
  throw new Refusal(
    'store-conflict',
    `Other publishers were faster ${MOST_ATTEMPTS} times in a row.`,
    'Run it again when they are done.',
  );
}

async function writeFiles(
  store: Store,
  collection: string,
  { version, files, shared, changed }: BuiltRelease,
): Promise<void> {
  const limit = pLimit(CONCURRENCY);
  const write = (key: string, bytes: () => Uint8Array) =>
    limit(async () => {
      if ((await createOnce(store, key, bytes())) !== 'different') return;
      throw foreignFile(key);
    });
  await Promise.all([
    ...files.map(({ path, bytes }) => write(releaseKey(collection, version, path), () => bytes)),
    ...shared.map(({ key, bytes }) => write(key, bytes)),
    ...changed.map(({ dataset, id, text }) =>
      write(revisionKey(collection, dataset, id, version), () => new TextEncoder().encode(text)),
    ),
  ]);
}

/** Writes the manifest. Where one lies there already, from a commit with the same content, that one counts. */
async function commitVersion(
  store: Store,
  collection: string,
  { version, manifest, manifestFile }: BuiltRelease,
): Promise<{ document: Manifest; bytes: Uint8Array }> {
  const key = releaseKey(collection, version, manifestFile.path);
  if (await store.putIfAbsent(key, manifestFile.bytes)) {
    return { document: manifest, bytes: manifestFile.bytes };
  }
  const { bytes } = await readPromised(store, key);
  return { document: storedDocument(key, bytes, 'manifest'), bytes };
}
