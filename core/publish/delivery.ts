import compareVersions from 'semver/functions/compare.js';
import type { Releases } from '../build/documents.ts';
import { CACHE_CONTROL } from '../shared/http.ts';

/** A shard, or a list of shards. */
const SHARD = /^[0-9a-f]{64}\.(?:nd)?json$/;

const VERSION = /^(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)$/;

/** What lies beside the releases for those who follow them. */
const FEEDS: ReadonlySet<string> = new Set(['feed.atom', 'changes.csv', 'catalog.jsonld']);

/** What says how far the projections have come. */
const MARKERS: ReadonlySet<string> = new Set(['projected.json', 'projected-feeds.json']);

/** A key, told apart by who may write it and how often. */
export type KeyKind =
  | 'release-file'
  | 'revision'
  | 'shard'
  | 'current-record'
  | 'pointer'
  | 'feed'
  | 'receipt'
  | 'internal'
  | 'other';

const WRITTEN_ONCE: ReadonlySet<KeyKind> = new Set(['release-file', 'revision', 'shard']);

/** What kind of thing is stored under a key; the inverse of core/shared/keys.ts. */
export function kindOfKey(key: string): KeyKind {
  const [, second = '', ...rest] = key.split('/');
  if (VERSION.test(second) && rest.length > 0) return 'release-file';
  if (second === 'releases.json' && rest.length === 0) return 'pointer';
  if (FEEDS.has(second) && rest.length === 0) return 'feed';
  if (MARKERS.has(second) && rest.length === 0) return 'internal';
  if (second === 'shards' && rest.length === 2 && SHARD.test(rest[1] ?? '')) return 'shard';
  if (second === 'receipts' && rest.length === 1 && rest[0]?.endsWith('.json')) return 'receipt';
  if (second === 'records' && rest.length === 2 && rest[1]?.endsWith('.json')) return 'current-record';
  const revision = rest[2]?.match(/^(.+)\.json$/)?.[1];
  return second === 'records' && rest.length === 3 && revision !== undefined && VERSION.test(revision)
    ? 'revision'
    : 'other';
}

/** The Cache-Control with which what is stored under a key is served. */
export function cacheControlOf(key: string): string {
  return WRITTEN_ONCE.has(kindOfKey(key)) ? CACHE_CONTROL.immutable : CACHE_CONTROL.mutable;
}

/**
 * The version that each alias of a collection stands for: the newest that is not yanked, of all (`latest`), of a
 * major (`v1`), of a minor (`v1.4`). An alias for which no usable release is left is not in the map.
 */
export function aliasesOf(releases: Releases): ReadonlyMap<string, string> {
  const usable = releases.releases.filter((release) => release.yanked === undefined);
  const aliases = new Map<string, string>();
  // Oldest first, so that the newest is what stays.
  for (const version of usable.map((release) => release.version).sort(compareVersions)) {
    const [major, minor] = version.split('.');
    for (const alias of ['latest', `v${major}`, `v${major}.${minor}`]) aliases.set(alias, version);
  }
  return aliases;
}
