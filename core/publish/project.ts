import pLimit from 'p-limit';
import { parseDocument } from '../build/contract.ts';
import type { Revision } from '../compare/baseline.ts';
import { isObject, own } from '../shared/json.ts';
import { Refusal } from '../shared/refusal.ts';
import { currentRecordKey, projectedKey, releaseKey, revisionKey } from './keys.ts';
import { readPointer } from './pointer.ts';
import type { Store } from './store.ts';

const MOST_ATTEMPTS = 20;
const CONCURRENCY = 16;

/** A current record that has to change, and the etag of what is there now. */
interface Outdated {
  key: string;
  bytes: Uint8Array;
  etag: string | undefined;
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
    const outdated = await outdatedRecords(store, collection, done, latest);
    if ((await readPointer(store, collection))?.etag !== pointer.etag) continue;
    const limit = pLimit(CONCURRENCY);
    const replaced = await Promise.all(outdated.map((record) => limit(() => replace(store, record))));
    if (!replaced.every(Boolean)) continue;
    const bytes = new TextEncoder().encode(`${JSON.stringify({ version: latest })}\n`);
    if (await replace(store, { key: projectedKey(collection), bytes, etag: marker?.etag })) return;
  }
  throw new Refusal(
    'store-conflict',
    'The current records could not be brought up to date: other publishers were faster each time.',
    'Run it again when they are done; the release itself is published.',
  );
}

async function outdatedRecords(
  store: Store,
  collection: string,
  from: string | undefined,
  to: string,
): Promise<Outdated[]> {
  const old = new Map(
    (await revisions(store, collection, from)).map((r) => [`${r.dataset}/${r.id}`, r.revision]),
  );
  const changed = (await revisions(store, collection, to)).filter(
    (r) => old.get(`${r.dataset}/${r.id}`) !== r.revision,
  );
  const limit = pLimit(CONCURRENCY);
  return Promise.all(
    changed.map(({ dataset, id, revision }) =>
      limit(async () => {
        const key = currentRecordKey(collection, dataset, id);
        const present = await store.head(key);
        const content = await store.get(revisionKey(collection, dataset, id, revision));
        if (content === undefined)
          throw new Error(`The store lacks revision ${revision} of ${dataset}/${id}.`);
        return { key, bytes: content.bytes, etag: present?.etag };
      }),
    ),
  );
}

async function revisions(store: Store, collection: string, version: string | undefined): Promise<Revision[]> {
  const stored = version && (await store.get(releaseKey(collection, version, 'revisions.json')));
  if (!stored) return [];
  return parseDocument('revisions', JSON.parse(new TextDecoder().decode(stored.bytes))).revisions;
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
  const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
  const version = isObject(value) ? own(value, 'version') : undefined;
  return typeof version === 'string' ? version : undefined;
}
