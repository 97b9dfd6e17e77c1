import fc from 'fast-check';
import { compare } from 'semver';
import { describe, expect, test } from 'vitest';
import type { Release, Releases } from '../../../core/build/documents.ts';
import { aliasesOf, cacheControlOf, kindOfKey } from '../../../core/publish/delivery.ts';
import { CACHE_CONTROL } from '../../../core/shared/http.ts';
import {
  catalogKey,
  changesKey,
  currentRecordKey,
  feedKey,
  pointerKey,
  projectedFeedsKey,
  projectedKey,
  releaseKey,
  revisionKey,
  shardIndexKey,
  shardKey,
} from '../../../core/shared/keys.ts';
import { aliasPathOf } from '../../../functions/edge/resolve.ts';

function releasesOf(versions: readonly { version: string; yanked?: boolean }[]): Releases {
  return {
    collection: 'demo',
    updated: '2026-01-03T00:00:00Z',
    releases: versions.map(
      ({ version, yanked }): Release => ({
        version,
        released: '2026-01-02T03:04:05Z',
        manifestSha256: 'a'.repeat(64),
        schemasSha256: 'b'.repeat(64),
        ...(yanked && { yanked: { on: '2026-01-03', reason: 'A figure was wrong.' } }),
      }),
    ),
  };
}

describe('aliases', () => {
  test('stand for the newest by number, whatever the order of publication', () => {
    const releases = releasesOf([
      { version: '1.9.0' },
      { version: '1.10.0' },
      { version: '2.0.0' },
      { version: '1.9.1' },
    ]);
    expect(Object.fromEntries(aliasesOf(releases))).toEqual({
      latest: '2.0.0',
      v2: '2.0.0',
      'v2.0': '2.0.0',
      v1: '1.10.0',
      'v1.10': '1.10.0',
      'v1.9': '1.9.1',
    });
  });

  test('pass over yanked releases, and vanish with the last usable one', () => {
    const releases = releasesOf([
      { version: '1.0.0' },
      { version: '1.0.1', yanked: true },
      { version: '2.0.0', yanked: true },
    ]);
    expect(Object.fromEntries(aliasesOf(releases))).toEqual({
      latest: '1.0.0',
      v1: '1.0.0',
      'v1.0': '1.0.0',
    });
    expect(aliasesOf(releasesOf([{ version: '1.0.0', yanked: true }])).size).toBe(0);
  });

  const number = fc.nat({ max: 12 });
  const release = fc.record({
    version: fc.tuple(number, number, number).map((parts) => parts.join('.')),
    yanked: fc.boolean(),
  });
  const history = fc.uniqueArray(release, { selector: ({ version }) => version, maxLength: 30 });

  test('never name a yanked or missing version, and name the newest that fits', () => {
    fc.assert(
      fc.property(history, (versions) => {
        const usable = versions.filter(({ yanked }) => !yanked).map(({ version }) => version);
        const aliases = aliasesOf(releasesOf(versions));
        for (const [alias, version] of aliases) {
          expect(usable).toContain(version);
          const rivals = usable.filter((one) => alias === 'latest' || `v${one}.`.startsWith(`${alias}.`));
          expect(rivals.toSorted(compare).at(-1)).toBe(version);
        }
        for (const version of usable) {
          const [major, minor] = version.split('.');
          for (const alias of ['latest', `v${major}`, `v${major}.${minor}`])
            expect(aliases.has(alias)).toBe(true);
        }
      }),
    );
  });

  test('are all understood by the resolver at the edge', () => {
    fc.assert(
      fc.property(history, (versions) => {
        for (const alias of aliasesOf(releasesOf(versions)).keys()) {
          expect(aliasPathOf(`/demo/${alias}/x`)).toEqual({ collection: 'demo', alias, rest: '/x' });
        }
      }),
    );
  });
});

describe('keys', () => {
  test.for([
    [pointerKey('demo'), 'pointer', CACHE_CONTROL.mutable],
    [projectedKey('demo'), 'internal', CACHE_CONTROL.mutable],
    [releaseKey('demo', '1.4.2', 'manifest.json'), 'release-file', CACHE_CONTROL.immutable],
    [releaseKey('demo', '1.4.2', 'data/releases.json'), 'release-file', CACHE_CONTROL.immutable],
    [revisionKey('demo', 'actors', 'someone', '1.4.2'), 'revision', CACHE_CONTROL.immutable],
    [currentRecordKey('demo', 'actors', 'someone'), 'current-record', CACHE_CONTROL.mutable],
    [projectedFeedsKey('demo'), 'internal', CACHE_CONTROL.mutable],
    [feedKey('demo'), 'feed', CACHE_CONTROL.mutable],
    [changesKey('demo'), 'feed', CACHE_CONTROL.mutable],
    [catalogKey('demo'), 'feed', CACHE_CONTROL.mutable],
    [shardKey('demo', 'actors', 'a'.repeat(64)), 'shard', CACHE_CONTROL.immutable],
    [shardIndexKey('demo', 'actors', 'a'.repeat(64)), 'shard', CACHE_CONTROL.immutable],
    ['demo/shards/actors/draft.json', 'other', CACHE_CONTROL.mutable],
    ['demo/1.4.2/feed.atom', 'release-file', CACHE_CONTROL.immutable],
    ['demo/feed.atom/x', 'other', CACHE_CONTROL.mutable],
    ['demo/1.4/x', 'other', CACHE_CONTROL.mutable],
    ['demo/01.4.2/x', 'other', CACHE_CONTROL.mutable],
    ['demo/1.4.2', 'other', CACHE_CONTROL.mutable],
    ['demo/records/actors/someone/draft.json', 'other', CACHE_CONTROL.mutable],
    ['demo/records/actors', 'other', CACHE_CONTROL.mutable],
    ['releases.json', 'other', CACHE_CONTROL.mutable],
    ['', 'other', CACHE_CONTROL.mutable],
  ] as const)('%s: %s', ([key, kind, cacheControl]) => {
    expect(kindOfKey(key)).toBe(kind);
    expect(cacheControlOf(key)).toBe(cacheControl);
  });

  test('what changes is at most 30 seconds old', () => {
    const seconds = [...CACHE_CONTROL.mutable.matchAll(/(?:max-age|stale-while-revalidate)=(\d+)/g)];
    expect(seconds.reduce((sum, [, value]) => sum + Number(value), 0)).toBe(30);
  });
});
