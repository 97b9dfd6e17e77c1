import compareVersions from 'semver/functions/compare.js';
import { parseDocument } from '../build/contract.ts';
import type { Commit, Release, Releases } from '../build/documents.ts';
import type { CollectionSettings } from '../check/collection.ts';
import { canonicalJson } from '../shared/canonical.ts';
import { pointerKey } from '../shared/keys.ts';
import { Refusal } from '../shared/refusal.ts';
import type { Store } from './store.ts';
import { storedDocument } from './stored-json.ts';

/** The pointer as it was read, with what is needed to replace it. */
export interface Pointer {
  releases: Releases;
  etag: string;
}

/** Reads a collection's pointer; undefined before the first release. */
export async function readPointer(
  store: Pick<Store, 'get'>,
  collection: string,
): Promise<Pointer | undefined> {
  const key = pointerKey(collection);
  const stored = await store.get(key);
  return stored && { releases: storedDocument(key, stored.bytes, 'releases'), etag: stored.etag };
}

/** Replaces the pointer that was read, or creates the first. False where somebody else was faster. */
export async function swapPointer(
  store: Store,
  before: Pointer | undefined,
  releases: Releases,
): Promise<boolean> {
  const key = pointerKey(releases.collection);
  const bytes = pointerBytes(releases);
  return before === undefined ? store.putIfAbsent(key, bytes) : store.putIfMatch(key, bytes, before.etag);
}

/**
 * Whether two pointers list the same releases with the same marks, whenever they were made.
 */
export function sameReleases(a: Releases, b: Releases): boolean {
  return canonicalJson(a.releases) === canonicalJson(b.releases);
}

/**
 * Holds the list of yanked versions to those there are.
 * @throws Refusal `unknown-yank` where a version that is to be yanked was never released.
 */
export function assertYanksKnown(versions: readonly string[], { yanked = [] }: CollectionSettings): void {
  const stray = yanked.find(({ version }) => !versions.includes(version));
  if (stray === undefined) return;
  throw new Refusal(
    'unknown-yank',
    `Version ${stray.version} is to be yanked but was never released.`,
    `Released versions: ${versions.join(', ')}.`,
  );
}

/**
 * The pointer that lists these releases, marked as the settings say.
 * @param commit the one that the settings are from
 */
export function pointerFor(
  { name: collection, yanked = [] }: CollectionSettings,
  releases: readonly Release[],
  { time: updated, sequence }: Commit,
): Releases {
  const marked = releases.map(({ yanked: _, ...release }): Release => {
    const yank = yanked.find(({ version }) => version === release.version);
    return yank === undefined ? release : { ...release, yanked: { on: yank.on, reason: yank.reason } };
  });
  const usable = marked.filter((release) => release.yanked === undefined);
  const latest = usable
    .map(({ version }) => version)
    .sort(compareVersions)
    .at(-1);
  return {
    collection,
    updated,
    ...(sequence !== undefined && { sequence }),
    ...(latest !== undefined && { latest }),
    releases: marked,
  };
}

function pointerBytes(releases: Releases): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(parseDocument('releases', releases), undefined, 2)}\n`);
}
