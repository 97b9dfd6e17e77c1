/**
 * What the edge makes of a path: pass it on to the store, or send the reader to the exact version that an alias
 * stands for. The CloudFront Function and the local edge share this file, so it is written in the JavaScript
 * that CloudFront Functions (runtime 2.0) accept: no classes, destructuring, spread, for-of, default
 * parameters, generators, optional chaining, nullish coalescing or named groups; and it imports nothing.
 * A test holds the bundle to that.
 */

/** A path that begins with an alias: `/{collection}/{alias}{rest}`. */
export interface AliasPath {
  collection: string;
  alias: string;
  /** Empty, or what follows, with its leading slash. */
  rest: string;
}

/** What to do with a path. */
export type Resolution =
  | { kind: 'pass' }
  | { kind: 'redirect'; location: string }
  | { kind: 'unknown-alias'; collection: string; alias: string };

// In the engine of CloudFront a `$` also matches before a final line feed, hence `(?![\s\S])` for the end.
const ALIAS_PATH =
  /^\/([a-z0-9]+(?:-[a-z0-9]+)*)\/(latest|v(?:0|[1-9][0-9]*)(?:\.(?:0|[1-9][0-9]*))?)(?:\/|(?![\s\S]))/;
const VERSION = /^(?:0|[1-9][0-9]*)\.(?:0|[1-9][0-9]*)\.(?:0|[1-9][0-9]*)(?![\s\S])/;

// What follows the alias must be a key of the store (core/publish/store.ts). That keeps dot segments, encoded or
// not, out of the address that is sent back: a client would resolve them, and leave the collection. Looking for
// what must not be there needs no memory, however long the path is; a pattern for the whole of it would.
const NOT_OF_A_KEY = /[^A-Za-z0-9._/-]|\/[./]/;

/** Takes a path apart, as it stands in the request line without its query; undefined where no alias is in it. */
export function aliasPathOf(path: string): AliasPath | undefined {
  const match = ALIAS_PATH.exec(path);
  if (match === null) return undefined;
  const collection = match[1] || '';
  const alias = match[2] || '';
  const rest = path.slice(collection.length + alias.length + 2);
  return NOT_OF_A_KEY.test(rest) ? undefined : { collection, alias, rest };
}

/** The answer for an alias, once its version is known; undefined says that there is none. */
export function resolveAlias(path: AliasPath, version: string | undefined): Resolution {
  // A lookup that gives anything but a version must not decide where readers are sent.
  if (version === undefined || !VERSION.test(version)) {
    return { kind: 'unknown-alias', collection: path.collection, alias: path.alias };
  }
  // A version by itself is no file; its manifest says what there is.
  const rest = path.rest === '' || path.rest === '/' ? '/manifest.json' : path.rest;
  return { kind: 'redirect', location: `/${path.collection}/${version}${rest}` };
}

/** Both steps in one, for a caller that need not wait for the lookup. */
export function resolve(
  path: string,
  versionOf: (collection: string, alias: string) => string | undefined,
): Resolution {
  const found = aliasPathOf(path);
  if (found === undefined) return { kind: 'pass' };
  return resolveAlias(found, versionOf(found.collection, found.alias));
}
