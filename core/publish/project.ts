import pLimit from 'p-limit';
import type { Release, Releases } from '../build/documents.ts';
import type { Revision } from '../compare/baseline.ts';
import { canonicalJson } from '../shared/canonical.ts';
import { isObject, own } from '../shared/json.ts';
import { currentRecordKey, projectedKey, releaseKey, revisionKey } from '../shared/keys.ts';
import { readPointer } from './pointer.ts';
import type { Store } from './store.ts';
import { readPromised, storedDocument } from './stored-json.ts';

const MOST_ATTEMPTS = 20;
const CONCURRENCY = 16;

/** A current record that has to change, and the etag of what is there now. */
interface Outdated {
  key: string;
  bytes: Uint8Array;
  etag: string | undefined;
}

/** The current records could not be brought up to date; the release itself is published. */
export class ProjectionError extends Error {
  override name = 'ProjectionError';
}

/**
 * Brings the current records up to the latest release. A projection never goes backwards: what is there is
 * looked at first, the pointer is confirmed after that, and only then is anything replaced, on the condition
 * that it is still what was looked at. A projector that fell behind therefore fails and begins again.
 */
export async function project(store: Store, collection: string): Promise<void> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const pointer = await readPointer(store, collection);
    const latest = pointer?.releases.latest;
    if (pointer === undefined || latest === undefined) return;
    const marker = await store.get(projectedKey(collection));
    const done = marker && projectedVersion(marker.bytes);
    if (done === latest) return;
    const outdated = await outdatedRecords(store, pointer.releases, done, latest);
    if ((await readPointer(store, collection))?.etag !== pointer.etag) continue;
    const limit = pLimit(CONCURRENCY);
    const replaced = await Promise.all(outdated.map((record) => limit(() => replace(store, record))));
    if (!replaced.every(Boolean)) continue;
    const bytes = new TextEncoder().encode(`${JSON.stringify({ version: latest })}\n`);
    if (await replace(store, { key: projectedKey(collection), bytes, etag: marker?.etag })) return;
  }
  throw new ProjectionError(
    'The release is published, but the current records lag behind: other publishers were faster each time.',
  );
}

async function outdatedRecords(
  store: Store,
  { collection, releases }: Releases,
  from: string | undefined,
  to: string,
): Promise<Outdated[]> {
  const old = new Map((await revisions(store, collection, from)).map((r) => [nameOf(r), r]));
  const now = new Map((await revisions(store, collection, to)).map((r) => [nameOf(r), r]));
  const changed = [...now.values()].filter((r) => old.get(nameOf(r))?.revision !== r.revision);
  // Only a yank moves the latest back to a release that lacks records.
  const yanked = releases.find(({ version }) => version === from)?.yanked;
  const gone = yanked === undefined ? [] : [...old.values()].filter((r) => !now.has(nameOf(r)));
  const limit = pLimit(CONCURRENCY);
  const outdated = (revision: Revision, content: () => Promise<Uint8Array>) =>
    limit(async (): Promise<Outdated> => {
      const key = currentRecordKey(collection, revision.dataset, revision.id);
      const present = await store.head(key);
      return { key, bytes: await content(), etag: present?.etag };
    });
  return Promise.all([
    ...changed.map((r) => outdated(r, () => revisionContent(store, collection, r))),
    ...gone.map((r) => outdated(r, async () => withdrawnBy(yanked, r.id))),
  ]);
}

async function revisionContent(store: Store, collection: string, r: Revision): Promise<Uint8Array> {
  const key = revisionKey(collection, r.dataset, r.id, r.revision);
  return (await readPromised(store, key, r.sha256)).bytes;
}

/** What stands for a record that only a yanked release holds; a store has no way to remove it. */
function withdrawnBy(withdrawn: Release['yanked'], id: string): Uint8Array {
  return new TextEncoder().encode(canonicalJson({ id, withdrawn }));
}

function nameOf({ dataset, id }: Revision): string {
  return `${dataset}/${id}`;
}

async function revisions(store: Store, collection: string, version: string | undefined): Promise<Revision[]> {
  if (version === undefined) return [];
  const key = releaseKey(collection, version, 'revisions.json');
  const { bytes } = await readPromised(store, key);
  return storedDocument(key, bytes, 'revisions').revisions;
}

/** Puts new bytes in the place of what was looked at. True also where they are there already. */
async function replace(store: Store, { key, bytes, etag }: Outdated): Promise<boolean> {
  const written =
    etag === undefined ? await store.putIfAbsent(key, bytes) : await store.putIfMatch(key, bytes, etag);
  if (written) return true;
  const present = await store.get(key);
  return present !== undefined && Buffer.from(present.bytes).equals(bytes);
}

/** A marker that cannot be read counts as none: everything is projected again. */
function projectedVersion(bytes: Uint8Array): string | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    const version = isObject(value) ? own(value, 'version') : undefined;
    return typeof version === 'string' ? version : undefined;
  } catch {
    return undefined;
  }
}
