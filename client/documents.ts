import type { KeySet, ReleaseManifest } from './api.ts';
import { ReleaseError } from './release-error.ts';
import type { ListedRelease } from './versions.ts';

const VERSION = /^(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)$/;

/** @throws ReleaseError `wrong-document` */
export function parseJson(url: string, bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw wrong(url, 'is not JSON');
  }
}

/**
 * The releases that a pointer lists.
 * @throws ReleaseError `wrong-document`
 */
export function releasesIn(url: string, bytes: Uint8Array): ListedRelease[] {
  const { releases } = object(url, parseJson(url, bytes));
  if (!Array.isArray(releases)) throw wrong(url, 'lists no releases');
  return releases.map((item): ListedRelease => {
    const { version, manifestSha256, signedBy, yanked } = object(url, item);
    if (typeof version !== 'string' || !VERSION.test(version) || typeof manifestSha256 !== 'string')
      throw wrong(url, 'lists something that is no release');
    return {
      version,
      manifestSha256,
      ...(typeof signedBy === 'string' && { signedBy }),
      ...(yanked !== undefined && { yanked: yankOf(object(url, yanked)) }),
    };
  });
}

/**
 * A manifest, which must be that of the wanted release.
 * @throws ReleaseError `wrong-document`
 */
export function manifestIn(
  url: string,
  bytes: Uint8Array,
  collection: string,
  version: string,
): ReleaseManifest {
  const value = object(url, parseJson(url, bytes));
  if (value.collection !== collection || value.version !== version)
    throw wrong(url, `is the manifest of ${value.collection} ${value.version}`);
  if (!Array.isArray(value.files) || !value.files.every(isFile)) throw wrong(url, 'lists no files');
  return { ...value, collection, version, files: value.files };
}

/** @throws ReleaseError `wrong-document` */
export function keySetIn(url: string, bytes: Uint8Array): KeySet {
  const { keys } = object(url, parseJson(url, bytes));
  if (!Array.isArray(keys)) throw wrong(url, 'is no set of keys');
  return { keys: keys.map((key) => object(url, key)) };
}

/**
 * The list in a file of data/.
 * @throws ReleaseError `wrong-document`
 */
export function recordsIn(url: string, bytes: Uint8Array): unknown[] {
  const { records } = object(url, parseJson(url, bytes));
  if (Array.isArray(records)) return records;
  throw wrong(url, 'has no list of records');
}

function yankOf({ on, reason }: Record<string, unknown>): { on: string; reason: string } {
  return { on: String(on), reason: String(reason) };
}

function isFile(value: unknown): value is ReleaseManifest['files'][number] {
  const { path, bytes, sha256 }: Record<string, unknown> = { ...(value as object | undefined) };
  return typeof path === 'string' && typeof bytes === 'number' && typeof sha256 === 'string';
}

function object(url: string, value: unknown): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  throw wrong(url, 'is not the document that belongs there');
}

function wrong(url: string, what: string): ReleaseError {
  return new ReleaseError('wrong-document', `${url} ${what}.`);
}
