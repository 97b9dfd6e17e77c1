import inc from 'semver/functions/inc.js';
import { type BuildInput, type BuiltRelease, build } from '../build/build.ts';
import type { Commit, Releases } from '../build/documents.ts';
import type { Baseline } from '../compare/baseline.ts';
import { nextVersion } from '../compare/bump.ts';
import { compare, isUnchanged } from '../compare/compare.ts';
import type { ChangeLevel } from '../compare/level.ts';
import type { Snapshot } from '../compare/snapshot.ts';
import { Refusal } from '../shared/refusal.ts';
import { assertYanksKnown, type Pointer, pointerFor, readPointer, sameReleases } from './pointer.ts';
import { readBaseline, readChangelog, readOldContents } from './read-baseline.ts';
import { isTaken } from './reserve.ts';
import type { Store } from './store.ts';

/** What a publish would do to a store as it is now. */
export type Prepared =
  | { kind: 'published'; pointer: Pointer | undefined; built: BuiltRelease }
  /** No new release; releases are yanked, or restored. */
  | { kind: 'marked'; pointer: Pointer; next: Releases }
  /** Nothing for readers; `next` where the pointer is to say that a later commit changed nothing. */
  | { kind: 'unchanged'; pointer: Pointer; next?: Releases };

/**
 * Compares a snapshot with the newest release of a store and builds the next one. Writes nothing.
 * @param burnt version numbers that other publishers were seen to take
 * @param atLeast the level that the publisher asked for; nothing is released for its sake
 * @throws Refusal where the release must not be made.
 */
export async function prepare(
  store: Store,
  snapshot: Snapshot,
  commit: Commit,
  burnt: ReadonlySet<string> = new Set(),
  atLeast?: ChangeLevel,
): Promise<Prepared> {
  const pointer = await readPointer(store, snapshot.settings.name);
  const baseline = pointer && (await readBaseline(store, pointer.releases, snapshot));
  if (pointer === undefined || baseline === undefined) {
    const input = { snapshot, commit, comparison: compare(undefined, snapshot, atLeast) };
    return { kind: 'published', pointer, built: await buildNext(store, input, undefined, undefined, burnt) };
  }
  if (isUnchanged(baseline, snapshot)) {
    const { releases, sequence = 0 } = pointer.releases;
    assertYanksKnown(
      releases.map(({ version }) => version),
      snapshot.settings,
    );
    const next = pointerFor(snapshot.settings, releases, commit);
    if (sameReleases(next, pointer.releases)) {
      // A submission that changes nothing still bars the older ones that are under way.
      const isNews = commit.sequence !== undefined && commit.sequence > sequence;
      return { kind: 'unchanged', pointer, ...(isNews && { next }) };
    }
    refuseIfSuperseded(pointer, commit);
    return { kind: 'marked', pointer, next };
  }
  refuseIfSuperseded(pointer, commit);
  const input = { snapshot, commit, comparison: compare(baseline, snapshot, atLeast) };
  return { kind: 'published', pointer, built: await buildNext(store, input, pointer, baseline, burnt) };
}

/**
 * An older commit must not undo a newer one, whichever arrives first. Times tell, where the places on the main
 * line are not both known.
 */
function refuseIfSuperseded({ releases }: Pointer, commit: Commit): void {
  const inOrder =
    commit.sequence !== undefined && releases.sequence !== undefined
      ? commit.sequence >= releases.sequence
      : commit.time >= releases.updated;
  if (inOrder) return;
  throw new Refusal(
    'superseded',
    `The store was brought up to date from a later commit (${releases.updated}) than this one (${commit.time}).`,
    'Publish from the newest commit.',
  );
}

/** Builds the release under the first version number that does not belong to other content. */
async function buildNext(
  store: Store,
  input: Pick<BuildInput, 'snapshot' | 'comparison' | 'commit'>,
  pointer: Pointer | undefined,
  baseline: Baseline | undefined,
  burnt: ReadonlySet<string>,
): Promise<BuiltRelease> {
  const { snapshot, comparison } = input;
  const collection = snapshot.settings.name;
  const previous = pointer &&
    baseline && {
      version: baseline.version,
      revisions: baseline.revisions,
      changelog: (await readChangelog(store, pointer.releases)) ?? '',
      ...(baseline.shards && { stored: baseline.shards.stored }),
      contents: baseline.shards?.contents ?? (await readOldContents(store, collection, comparison.changes)),
    };
  let version = nextVersion(baseline?.version, comparison.bump.level);
  for (;;) {
    assertYanksKnown(
      [...(pointer?.releases.releases.map((release) => release.version) ?? []), version],
      snapshot.settings,
    );
    if (!burnt.has(version)) {
      const built = await build({ ...input, version, ...(previous && { previous }) });
      if (!(await isTaken(store, collection, built))) return built;
    }
    version = inc(version, 'patch') ?? version;
  }
}
