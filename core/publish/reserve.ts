import type { BuiltRelease } from '../build/build.ts';
import { releaseKey } from '../shared/keys.ts';
import type { Store } from './store.ts';
import { createOnce, foreignFile } from './write-once.ts';

/**
 * Reserves a version number for the content of a release, by writing its SHA256SUMS.
 * @returns false where the number belongs to other content
 * @throws Refusal `store-conflict` where files lie under the number that no publisher put there; nothing is
 *   written then.
 */
export async function reserveVersion(
  store: Store,
  collection: string,
  built: BuiltRelease,
): Promise<boolean> {
  const { version, sumsFile } = built;
  const key = releaseKey(collection, version, sumsFile.path);
  const taken = await store.head(key);
  if (taken !== undefined) return taken.sha256 === sumsFile.sha256;
  const stray = await strayFile(store, collection, built);
  if (stray !== undefined) {
    // A publisher reserves before it writes, so a rival's file has SHA256SUMS beside it by now.
    const rival = await store.head(key);
    if (rival === undefined) throw foreignFile(stray);
    return rival.sha256 === sumsFile.sha256;
  }
  return (await createOnce(store, key, sumsFile.bytes)) !== 'different';
}

/** A key under the version that holds anything but what this release would put there. */
async function strayFile(store: Store, collection: string, built: BuiltRelease): Promise<string | undefined> {
  const { version, files } = built;
  const expected = new Map(files.map(({ path, sha256 }) => [releaseKey(collection, version, path), sha256]));
  for await (const key of store.list(`${collection}/${version}/`)) {
    if ((await store.head(key))?.sha256 !== expected.get(key)) return key;
  }
  return undefined;
}

/** Whether the number already belongs to other content; writes nothing. */
export async function isTaken(
  store: Store,
  collection: string,
  { version, sumsFile }: BuiltRelease,
): Promise<boolean> {
  const taken = await store.head(releaseKey(collection, version, sumsFile.path));
  return taken !== undefined && taken.sha256 !== sumsFile.sha256;
}
