import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Releases } from '../../core/build/documents.ts';
import type { Snapshot } from '../../core/compare/snapshot.ts';
import { readPointer } from '../../core/publish/pointer.ts';
import { readBaseline } from '../../core/publish/read-baseline.ts';
import { assumedBase, type Base } from '../../core/review/base.ts';
import { pointerKey } from '../../core/shared/keys.ts';
import { EXIT, UserError } from '../exit-code.ts';
import { locateRelease, type ReleaseLocation } from '../release-location.ts';
import { locateState } from './locate-state.ts';
import { factsOf, type LocatedState, type StateFacts } from './located-state.ts';
import { readSnapshot } from './read-state.ts';
import { readReleaseState } from './release-state.ts';

/** The store that is looked into where nobody names a base. */
const DEFAULT_STORE = 'public';

/** What a change is planned against, and how it was understood. */
export interface FoundBase {
  facts: StateFacts;
  base: Base;
}

/**
 * What a state is planned against: the newest release of the collection in ./public, or what was named. A state that is
 * no release is taken for one.
 * @returns undefined where nobody named a base and nothing was released
 */
export async function readBase(
  cwd: string,
  word: string | undefined,
  snapshot: Snapshot,
): Promise<FoundBase | undefined> {
  const { name } = snapshot.settings;
  if (word === undefined) {
    if (!existsSync(join(resolve(cwd, DEFAULT_STORE), pointerKey(name)))) return undefined;
    const target = `${DEFAULT_STORE}/${name}`;
    return released(await locateRelease(cwd, target), target, snapshot);
  }
  const located = await locateState(cwd, word);
  if (located.kind === 'release') return released(located.location, word, snapshot, located);
  return { facts: factsOf(located), base: assumedBase(readSnapshot(located)) };
}

/** A release with everything that was released before it; without a version the newest one, yanked or not. */
async function released(
  location: ReleaseLocation,
  target: string,
  snapshot: Snapshot,
  located?: LocatedState,
): Promise<FoundBase> {
  const { read, collection, version } = location;
  if (collection !== snapshot.settings.name) {
    throw new UserError(
      EXIT.environment,
      `The release at ${target} is of the collection ${collection}, not of ${snapshot.settings.name}.`,
      'Name a release of the same collection.',
    );
  }
  const store = {
    get: async (key: string) => {
      const bytes = await read(key);
      return bytes && { bytes, etag: '' };
    },
  };
  const pointer = await readPointer(store, collection);
  const releases = pointer && upTo(pointer.releases, version);
  const baseline = releases && (await readBaseline(store, releases, snapshot));
  if (releases === undefined || baseline === undefined) {
    throw new UserError(
      EXIT.environment,
      `There is no release ${version ?? ''} at ${target}.`.replace('  ', ' '),
      'Name a release that is there, or leave the version out for the newest.',
    );
  }
  const { entries } = await readReleaseState({ read, collection, version: baseline.version });
  const facts: StateFacts = {
    kind: 'release',
    name: `${collection} ${baseline.version}`,
    ...(located?.note !== undefined && { note: located.note }),
  };
  return { facts, base: { entries, baseline, releases } };
}

/** The pointer as it was when a version was the newest. */
function upTo(pointer: Releases, version: string | undefined): Releases | undefined {
  if (version === undefined) return pointer;
  const index = pointer.releases.findIndex((release) => release.version === version);
  return index < 0 ? undefined : { ...pointer, releases: pointer.releases.slice(0, index + 1) };
}
