import fc from 'fast-check';
import { compare, inc } from 'semver';
import type { Release, Releases } from '../../../core/build/documents.ts';
import { readPointer, swapPointer } from '../../../core/publish/pointer.ts';
import type { Store } from '../../../core/publish/store.ts';

/** Something that a publisher does to a pointer; yanks and restores go by the number of the release, modulo. */
export type Event =
  | { kind: 'release'; level: 'major' | 'minor' | 'patch' }
  | { kind: 'yank' | 'restore'; which: number };

/** Any event, releases more often than the others. */
export const anyEvent: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('release'),
      level: fc.constantFrom('major', 'minor', 'patch'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('yank', 'restore'), which: fc.nat(30) }) },
);

/**
 * Does something to the pointer of a collection, as a publisher would, and again where another one was faster.
 * Before the first release there is nothing to yank.
 */
export async function perform(store: Store, collection: string, event: Event): Promise<void> {
  for (;;) {
    const pointer = await readPointer(store, collection);
    if (pointer === undefined && event.kind !== 'release') return;
    const next = releasesOf(collection, after(pointer?.releases.releases ?? [], event));
    if (await swapPointer(store, pointer, next)) return;
  }
}

function releasesOf(collection: string, releases: readonly Release[]): Releases {
  const latest = usableVersions(releases).toSorted(compare).at(-1);
  return {
    collection,
    updated: '2026-01-03T00:00:00Z',
    ...(latest !== undefined && { latest }),
    releases: [...releases],
  };
}

/** The versions that are not yanked. */
export function usableVersions(releases: readonly Release[]): string[] {
  return releases.filter(({ yanked }) => yanked === undefined).map(({ version }) => version);
}

function after(releases: readonly Release[], event: Event): readonly Release[] {
  if (event.kind === 'release') {
    const previous = releases.at(-1)?.version;
    const version = previous === undefined ? '1.0.0' : (inc(previous, event.level) ?? previous);
    return [...releases, releaseOf(version)];
  }
  return releases.map((release, index) => {
    if (index !== event.which % releases.length) return release;
    const { yanked: _, ...restored } = release;
    return event.kind === 'restore'
      ? restored
      : { ...restored, yanked: { on: '2026-01-03', reason: 'A figure was wrong.' } };
  });
}

function releaseOf(version: string): Release {
  return {
    version,
    released: '2026-01-02T03:04:05Z',
    manifestSha256: 'a'.repeat(64),
    schemasSha256: 'b'.repeat(64),
  };
}
