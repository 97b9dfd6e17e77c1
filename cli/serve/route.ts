import { readdir } from 'node:fs/promises';
import { aliasesOf, kindOfKey } from '../../core/publish/delivery.ts';
import { readPointer } from '../../core/publish/pointer.ts';
import type { Store } from '../../core/publish/store.ts';
import { isObject, own } from '../../core/shared/json.ts';
import { type AliasPath, aliasPathOf, resolveAlias } from '../../functions/edge/resolve.ts';
import { isKey, notFound } from './not-found.ts';
import { Problem } from './problem.ts';
import type { RequestPath } from './request-path.ts';
import type { StoredFile, StoredFiles } from './stored-file.ts';

/** What the edge serves from. */
export interface Origin {
  directory: string;
  store: Store;
  files: StoredFiles;
}

/** What a GET of a path is answered with, where that is not a problem. */
export type Answer =
  | { kind: 'file'; key: string; file: StoredFile }
  | { kind: 'redirect'; status: 307 | 308; location: string }
  | { kind: 'index'; body: string };

const RECORD_ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/**
 * Decides what a path is answered with.
 * @throws Problem
 */
export async function route(origin: Origin, path: RequestPath): Promise<Answer> {
  if (path.decoded === '/') return { kind: 'index', body: await indexOf(origin) };
  const alias = aliasPathOf(path.raw);
  if (alias !== undefined) return routeAlias(origin, alias, path);
  const slash = path.decoded.endsWith('/');
  const key = slash ? path.decoded.slice(1, -1) : path.decoded.slice(1);
  const file = await openPublic(origin, key);
  if (file === undefined) throw await notFound(origin.store, path.decoded);
  if (slash) {
    await file.handle.close();
    return { kind: 'redirect', status: 308, location: `/${key}` };
  }
  if (kindOfKey(key) !== 'current-record') return { kind: 'file', key, file };
  try {
    const location = await replacementOf(key, file);
    if (location === undefined) return { kind: 'file', key, file };
    await file.handle.close();
    return { kind: 'redirect', status: 308, location };
  } catch (error) {
    await file.handle.close();
    throw error;
  }
}

async function routeAlias({ store }: Origin, alias: AliasPath, path: RequestPath): Promise<Answer> {
  const pointer = await readPointer(store, alias.collection);
  const version = pointer && aliasesOf(pointer.releases).get(alias.alias);
  const resolution = resolveAlias(alias, version);
  if (resolution.kind !== 'redirect') throw await notFound(store, path.decoded);
  return { kind: 'redirect', status: 307, location: resolution.location };
}

async function openPublic({ files }: Origin, key: string): Promise<StoredFile | undefined> {
  return isKey(key) && kindOfKey(key) !== 'internal' ? files.open(key) : undefined;
}

/**
 * Where the record went that a current record's tombstone says was replaced; undefined for a live record.
 * @throws Problem 410 for one that was withdrawn without a replacement, or with several.
 */
async function replacementOf(key: string, { handle }: StoredFile): Promise<string | undefined> {
  const content: unknown = JSON.parse(await handle.readFile('utf8'));
  const withdrawn = isObject(content) ? own(content, 'withdrawn') : undefined;
  if (!isObject(withdrawn)) return undefined;
  const { on, reason, replacedBy } = withdrawn;
  const ids = Array.isArray(replacedBy) ? replacedBy : [];
  const addresses = ids
    .filter((id) => typeof id === 'string' && RECORD_ID.test(id))
    .map((id) => `/${key.slice(0, key.lastIndexOf('/'))}/${id}.json`);
  const [only, ...others] = addresses;
  if (only !== undefined && others.length === 0) return only;
  // Of several that take its place, which one is meant only the reader knows.
  const replacements = addresses.length > 0 && { replacedBy: addresses };
  throw new Problem(410, `This record was withdrawn on ${on}: ${reason}`, {
    members: { code: 'withdrawn', withdrawn: { on, reason, ...replacements } },
  });
}

/** The collections, for somebody who opens the address that the command printed. */
async function indexOf({ directory, store }: Origin): Promise<string> {
  const folders = (await readdir(directory, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const names = folders.map((entry) => entry.name).filter(isKey);
  const pointers = await Promise.all(names.sort().map((name) => readPointer(store, name)));
  const collections = pointers
    .filter((pointer) => pointer !== undefined)
    .map(({ releases: { collection, latest } }) => ({
      name: collection,
      releases: `/${collection}/releases.json`,
      ...(latest !== undefined && { version: latest, latest: `/${collection}/latest/manifest.json` }),
    }));
  return `${JSON.stringify({ collections }, undefined, 2)}\n`;
}
