import { inc } from 'semver';
import { type BuiltRelease, build } from '../build/build.ts';
import type { Commit } from '../build/documents.ts';
import type { Baseline } from '../compare/baseline.ts';
import { nextVersion } from '../compare/bump.ts';
import { type Comparison, compare, isUnchanged } from '../compare/compare.ts';
import type { Snapshot } from '../compare/snapshot.ts';
import { Refusal } from '../shared/refusal.ts';
import { type Pointer, readPointer } from './pointer.ts';
import { readBaseline, readChangelog, readOldContents } from './read-baseline.ts';
import type { Store } from './store.ts';

/** The release that a snapshot would become, on top of what a store holds now. */
export type Prepared =
  | { pointer: Pointer | undefined; built: BuiltRelease }
  /** Nothing changed since the newest release. */
  | { pointer: Pointer; built?: undefined };

/**
 * Compares a snapshot with the newest release of a store and builds the next one. Writes nothing.
 * @param burnt version numbers that the store holds for other content
 * @throws Refusal where the release must not be made.
 */
export async function prepare(
  store: Store,
  snapshot: Snapshot,
  commit: Commit,
  burnt: ReadonlySet<string> = new Set(),
): Promise<Prepared> {
  const pointer = await readPointer(store, snapshot.settings.name);
  const baseline = pointer && (await readBaseline(store, pointer.releases));
  if (pointer !== undefined && baseline !== undefined) {
    if (isUnchanged(baseline, snapshot)) return { pointer };
    refuseIfSuperseded(pointer, commit);
  }
  const comparison = compare(baseline, snapshot);
  const version = freeVersion(baseline?.version, comparison, burnt);
  return { pointer, built: await buildOn(store, snapshot, comparison, baseline, version, commit) };
}

/**
 * An older commit must not undo a newer one, whichever arrives first.
 * @throws Refusal `superseded`.
 */
export function refuseIfSuperseded({ releases }: Pointer, commit: Commit): void {
  if (commit.time >= releases.updated) return;
  throw new Refusal(
    'superseded',
    `The store was brought up to date from a later commit (${releases.updated}) than this one (${commit.time}).`,
    'Publish from the newest commit.',
  );
}

function freeVersion(
  previous: string | undefined,
  comparison: Comparison,
  burnt: ReadonlySet<string>,
): string {
  let version = nextVersion(previous, comparison.bump.level);
  while (burnt.has(version)) version = inc(version, 'patch') ?? version;
  return version;
}

async function buildOn(
  store: Store,
  snapshot: Snapshot,
  comparison: Comparison,
  baseline: Baseline | undefined,
  version: string,
  commit: Commit,
): Promise<BuiltRelease> {
  if (baseline === undefined) return build({ snapshot, comparison, version, commit });
  const collection = snapshot.settings.name;
  const previous = {
    version: baseline.version,
    revisions: baseline.revisions,
    changelog: await readChangelog(store, collection, baseline.version),
    contents: await readOldContents(store, collection, comparison.changes),
  };
  return build({ snapshot, comparison, version, commit, previous });
}
