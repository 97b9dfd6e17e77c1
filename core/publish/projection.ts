import pLimit from 'p-limit';
import type { Releases } from '../build/documents.ts';
import { readPointer } from './pointer.ts';
import type { Store } from './store.ts';

const MOST_ATTEMPTS = 20;
/** How many keys are looked at, or written, at once. */
export const CONCURRENCY = 16;

/** What is derived from the releases could not be brought up to date; the release itself is published. */
export class ProjectionError extends Error {
  override name = 'ProjectionError';
}

/** Something derived that has to change, and the etag of what is there now; undefined where that is nothing. */
export interface Outdated {
  key: string;
  bytes: Uint8Array;
  etag: string | undefined;
}

/** What a projection has to write. */
export interface Work {
  outdated: readonly Outdated[];
  /** What the marker says when all of it is written. */
  marker: Uint8Array;
}

/** One kind of thing that is derived from the releases. */
export interface Projection {
  /** Where it is written down how far the projection has come. */
  markerKey: string;
  /** What it is called where it lags behind. */
  name: string;
  /**
   * Finds what has to be written. Each key is looked at before what is written there is made.
   * @param marker what the marker says; undefined where there is none
   * @returns undefined where it is up to date
   */
  workFor(releases: Releases, marker: Uint8Array | undefined): Promise<Work | undefined>;
}

/**
 * Brings a projection up to the pointer. It never goes backwards: what is there is looked at first, the pointer is
 * confirmed after that, and only then is anything replaced, on the condition that it is still what was looked at. A
 * projector that fell behind therefore fails and begins again. The marker comes last, so that whoever comes after one
 * that died finds the work undone. Where a release was yanked and restored meanwhile, what was looked at may be there
 * again although the pointer moved on; that is why the pointer is looked at once more at the end.
 * @throws ProjectionError where others were faster each time
 */
export async function bringUp(store: Store, collection: string, projection: Projection): Promise<void> {
  const { markerKey, name } = projection;
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const pointer = await readPointer(store, collection);
    if (pointer === undefined) return;
    const isPointer = async (): Promise<boolean> =>
      (await readPointer(store, collection))?.etag === pointer.etag;
    const marker = await store.get(markerKey);
    const work = await projection.workFor(pointer.releases, marker?.bytes);
    if (work === undefined) return;
    if (!(await isPointer())) continue;
    const limit = pLimit(CONCURRENCY);
    const replaced = await Promise.all(work.outdated.map((item) => limit(() => replace(store, item))));
    if (!replaced.every(Boolean)) continue;
    const marked = await replace(store, { key: markerKey, bytes: work.marker, etag: marker?.etag });
    if (marked && (await isPointer())) return;
  }
  throw new ProjectionError(
    `The release is published, but the ${name} lag behind: other publishers were faster each time.`,
  );
}

/** Puts new bytes in the place of what was looked at. True also where they are there already. */
async function replace(store: Store, { key, bytes, etag }: Outdated): Promise<boolean> {
  const written =
    etag === undefined ? await store.putIfAbsent(key, bytes) : await store.putIfMatch(key, bytes, etag);
  if (written) return true;
  const present = await store.get(key);
  return present !== undefined && Buffer.from(present.bytes).equals(bytes);
}
