import type { BuildInput, BuiltRelease, build } from '../../../core/build/build.ts';
import type { Snapshot } from '../../../core/compare/snapshot.ts';
import { sha256 } from '../../../core/shared/canonical.ts';

/**
 * The module that builds, for suites that publish the same few states a thousand times: what was built once is given
 * again for equal input, which tests/core/build/determinism.test.ts shows to be the same. Used as
 * `vi.mock(import('…/build.ts'), async (original) => memoised(await original()))`.
 */
export function memoised<M extends { build: typeof build }>(module: M): M {
  const snapshots = new WeakMap<Snapshot, number>();
  const releases = new Map<string, Promise<BuiltRelease>>();
  let known = 0;

  function nameOf(snapshot: Snapshot): number {
    const name = snapshots.get(snapshot) ?? ++known;
    snapshots.set(snapshot, name);
    return name;
  }

  return {
    ...module,
    build: (input: BuildInput) => {
      const { snapshot, previous, ...others } = input;
      // The revisions tell the old contents by their digests.
      const before = previous && { ...previous, contents: undefined };
      const key = sha256(JSON.stringify([nameOf(snapshot), before, others]));
      const release = releases.get(key) ?? module.build(input);
      releases.set(key, release);
      return release;
    },
  };
}
