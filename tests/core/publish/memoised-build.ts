import type { BuildInput, BuiltRelease, build } from '../../../core/build/build.ts';
import type { Snapshot } from '../../../core/compare/snapshot.ts';
import { sha256 } from '../../../core/shared/canonical.ts';

/**
 * The module that builds, for suites that publish the same few states a thousand times: what was built once is given
 * again for equal input, which tests/core/build/determinism.test.ts shows to be the same. Used as
 * `vi.mock(import('…/build.ts'), async (original) => memoised(await original()))`.
 */
export function memoised<M extends { build: typeof build }>(module: M): M {
  const releases = new Map<string, Promise<BuiltRelease>>();
  return {
    ...module,
    build: (input: BuildInput) => {
      const { snapshot, previous, ...others } = input;
      // The revisions tell the old contents, and what is stored of them, by their digests.
      const before = previous && { ...previous, contents: undefined, stored: undefined };
      const key = sha256(JSON.stringify([contentOf(snapshot), before, others]));
      const release = releases.get(key) ?? module.build(input);
      releases.set(key, release);
      return release;
    },
  };
}

/** All that a release takes from a snapshot, by digests where there are some. */
function contentOf({ settings, limit, entries, schemasSha256, authoringSha256 }: Snapshot): unknown {
  return [
    settings,
    limit,
    schemasSha256,
    authoringSha256,
    entries.map(({ dataset, id, sha256: digest }) => [dataset, id, digest]),
  ];
}
