import pLimit from 'p-limit';
import type { Release, Releases } from '../build/documents.ts';
import type { Revision } from '../compare/baseline.ts';
import { canonicalJson } from '../shared/canonical.ts';
import { isObject, own } from '../shared/json.ts';
import { currentRecordKey, projectedKey, releaseKey, revisionKey } from '../shared/keys.ts';
import { History } from './feeds/history.ts';
import { CONCURRENCY, type Outdated, type Projection } from './projection.ts';
import { recordsToProject } from './sharded-records.ts';
import type { Store } from './store.ts';
import { readPromised, storedDocument } from './stored-json.ts';

/** The records as they are in the latest release. Where every release is yanked, they stay as they were. */
export function recordsProjection(store: Store, collection: string): Projection {
  return {
    markerKey: projectedKey(collection),
    name: 'current records',
    async workFor(releases, marker) {
      const { latest } = releases;
      const done = marker && projectedVersion(marker);
      if (latest === undefined || done === latest) return undefined;
      return {
        outdated: await outdatedRecords(store, releases, done, latest),
        marker: new TextEncoder().encode(`${JSON.stringify({ version: latest })}\n`),
      };
    },
  };
}

async function outdatedRecords(
  store: Store,
  { collection, releases }: Releases,
  from: string | undefined,
  to: string,
): Promise<Outdated[]> {
  const listed = (wanted: string | undefined) => releases.find(({ version }) => version === wanted);
  const [before, after] = [listed(from), listed(to)];
  const history = new History(store, collection);
  const manifests = await Promise.all([before, after].map((release) => release && history.manifest(release)));
  if (after !== undefined && manifests.some((manifest) => manifest?.shards !== undefined)) {
    return outdatedInShards(store, { collection, releases }, history, before, after);
  }
  const old = new Map((await revisions(store, collection, from)).map((r) => [nameOf(r), r]));
  const now = new Map((await revisions(store, collection, to)).map((r) => [nameOf(r), r]));
  const changed = [...now.values()].filter((r) => old.get(nameOf(r))?.revision !== r.revision);
  // Only a yank moves the latest back to a release that lacks records.
  const yanked = before?.yanked;
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

async function outdatedInShards(
  store: Store,
  { collection, releases }: Pick<Releases, 'collection' | 'releases'>,
  history: History,
  from: Release | undefined,
  to: Release,
): Promise<Outdated[]> {
  const found = await recordsToProject(store, { collection, releases }, history, from, to);
  const limit = pLimit(CONCURRENCY);
  const looked = found.map(({ dataset, id, bytes }) =>
    limit(async (): Promise<Outdated[]> => {
      const key = currentRecordKey(collection, dataset, id);
      const present = await store.head(key);
      const etag = present?.etag;
      if (bytes !== undefined) return [{ key, bytes, etag }];
      // Only a yank moves the latest back to a release that lacks records.
      return from?.yanked === undefined || present === undefined
        ? []
        : [{ key, bytes: withdrawnBy(from.yanked, id), etag }];
    }),
  );
  return (await Promise.all(looked)).flat();
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
