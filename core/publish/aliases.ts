import { aliasesOf } from './delivery.ts';
import { readPointer } from './pointer.ts';
import { ProjectionError } from './projection.ts';
import type { Store } from './store.ts';

/**
 * Where the edge looks up aliases: one small key-value store for all collections. Keys are
 * `<collection>@<alias>`, values versions.
 */
export interface AliasStore {
  /** The whole content; the etag was taken before it was read. */
  read(): Promise<{ etag: string; entries: ReadonlyMap<string, string> }>;
  /**
   * Changes at most {@link MOST_CHANGES} keys, all or none; those to remove must be there.
   * @returns the new etag; undefined where somebody changed anything since `etag`.
   */
  update(change: AliasChange, etag: string): Promise<string | undefined>;
}

/** Keys to set and keys to remove; no key is in both. */
export interface AliasChange {
  put: ReadonlyMap<string, string>;
  remove: readonly string[];
}

/** How many keys an update may change. */
export const MOST_CHANGES = 50;

/** All collections share the etag, so an update for another one also makes this one begin again. */
const MOST_ATTEMPTS = 20;

/**
 * Brings the aliases of a collection in line with its pointer. They only ever follow the pointer forward. The etag
 * is taken first and the pointer read after it, so an update that succeeds was preceded by no other since before
 * the pointer was read: whatever the aliases were made from before is a state of the pointer as old or older. The
 * updates of a chain carry on from each other's etags, so nothing comes between them either. A projector that fell
 * behind therefore fails, and begins again with the newer pointer.
 *
 * One thing could still be lost: a newer state that has the same aliases as the stored ones, because a release was
 * yanked and restored. Its projector writes nothing, so it does not stop one that is about to write the state in
 * between. That is why whoever wrote looks at the pointer once more.
 * @returns how many keys were changed
 * @throws ProjectionError where others were faster each time
 */
export async function projectAliases(store: Store, aliases: AliasStore, collection: string): Promise<number> {
  let changed = 0;
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const { etag, entries } = await aliases.read();
    const pointer = await readPointer(store, collection);
    const wanted = pointer === undefined ? new Map<string, string>() : aliasesOf(pointer.releases);
    const changes = changesTo(entries, collection, wanted);
    if (changes.length === 0) return changed;
    const done = await updateAll(aliases, changes, etag);
    changed += done;
    if (done < changes.length) continue;
    if ((await readPointer(store, collection))?.etag === pointer?.etag) return changed;
  }
  throw new ProjectionError(
    'The release is published, but its aliases lag behind: other publishers were faster each time.',
  );
}

/** A key and its new value; undefined removes it. */
type Change = readonly [key: string, version: string | undefined];

/** What has to change for a collection's keys to stand for these aliases; keys of others are left alone. */
function changesTo(
  entries: ReadonlyMap<string, string>,
  collection: string,
  wanted: ReadonlyMap<string, string>,
): Change[] {
  // No name of a collection holds an `@`, so this is not the beginning of another one's key.
  const prefix = `${collection}@`;
  const versions = new Map([...wanted].map(([alias, version]) => [`${prefix}${alias}`, version]));
  const stale = [...entries.keys()].filter((key) => key.startsWith(prefix) && !versions.has(key));
  return [
    ...[...versions].filter(([key, version]) => entries.get(key) !== version),
    ...stale.map((key): Change => [key, undefined]),
  ];
}

/**
 * Makes changes in as many updates as it takes. Readers may see some of them before the others; each by itself
 * leads to a release that the pointer lists.
 * @returns how many were made before somebody else came in between
 */
async function updateAll(aliases: AliasStore, changes: readonly Change[], etag: string): Promise<number> {
  let current = etag;
  for (let done = 0; done < changes.length; done += MOST_CHANGES) {
    const next = await aliases.update(changeOf(changes.slice(done, done + MOST_CHANGES)), current);
    if (next === undefined) return done;
    current = next;
  }
  return changes.length;
}

function changeOf(changes: readonly Change[]): AliasChange {
  const put = new Map<string, string>();
  const remove: string[] = [];
  for (const [key, version] of changes) {
    if (version === undefined) remove.push(key);
    else put.set(key, version);
  }
  return { put, remove };
}
