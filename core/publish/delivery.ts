import { compare as compareVersions } from 'semver';
import type { Releases } from '../build/documents.ts';

/** How long each kind of answer may be kept: by browsers, by the edge, by anything between them. */
export const CACHE_CONTROL = {
  /** A key that is written once: its bytes never change. */
  immutable: 'public, max-age=31536000, immutable',
  /** A pointer or projection: 30 seconds old at most, a day where the store cannot be reached. */
  mutable: 'public, max-age=15, stale-while-revalidate=15, stale-if-error=86400',
  redirect: 'public, max-age=30',
  /** Short, so that a release which somebody asked for too early appears at once. */
  error: 'public, max-age=5',
} as const;

/** What scripts of other origins may do; the same for every answer, errors and redirects included. */
export const CROSS_ORIGIN = {
  methods: ['GET', 'HEAD', 'OPTIONS'],
  exposedHeaders: [
    'Accept-Ranges',
    'Content-Length',
    'Content-Range',
    'Deprecation',
    'ETag',
    'Link',
    'Repr-Digest',
    'Sunset',
  ],
  maxAgeSeconds: 86_400,
} as const;

const VERSION = /^(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)$/;

/** A key, told apart by who may write it and how often. */
export type KeyKind =
  | 'release-file'
  | 'revision'
  | 'current-record'
  | 'pointer'
  | 'receipt'
  | 'internal'
  | 'other';

/** What kind of thing is stored under a key; the inverse of core/publish/keys.ts. */
export function kindOfKey(key: string): KeyKind {
  const [, second = '', ...rest] = key.split('/');
  if (VERSION.test(second) && rest.length > 0) return 'release-file';
  if (second === 'releases.json' && rest.length === 0) return 'pointer';
  if (second === 'projected.json' && rest.length === 0) return 'internal';
  if (second === 'receipts' && rest.length === 1 && rest[0]?.endsWith('.json')) return 'receipt';
  if (second === 'records' && rest.length === 2 && rest[1]?.endsWith('.json')) return 'current-record';
  const revision = rest[2]?.match(/^(.+)\.json$/)?.[1];
  return second === 'records' && rest.length === 3 && revision !== undefined && VERSION.test(revision)
    ? 'revision'
    : 'other';
}

/** The Cache-Control with which what is stored under a key is served. */
export function cacheControlOf(key: string): string {
  const kind = kindOfKey(key);
  return kind === 'release-file' || kind === 'revision' ? CACHE_CONTROL.immutable : CACHE_CONTROL.mutable;
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
