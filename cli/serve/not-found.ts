import { aliasesOf } from '../../core/publish/delivery.ts';
import { readPointer } from '../../core/publish/pointer.ts';
import { assertKey, InvalidKeyError, type Store } from '../../core/publish/store.ts';
import { Problem } from './problem.ts';

const ALIAS_OR_VERSION = /^(latest|v\d[\d.]*|\d+(\.\d+)*)$/;

/** Whether a text is a key of a store. */
export function isKey(text: string): boolean {
  try {
    assertKey(text);
    return true;
  } catch (error) {
    if (error instanceof InvalidKeyError) return false;
    throw error;
  }
}

/** The 404 for a path; inside a collection it says which versions and aliases there are. */
export async function notFound(store: Store, path: string): Promise<Problem> {
  const [collection = '', version = ''] = path.slice(1).split('/');
  const pointer = isKey(collection) ? await readPointer(store, collection) : undefined;
  if (pointer === undefined) {
    return new Problem(404, 'There is nothing at this address. The collections are listed at "/".', {
      members: { code: 'unknown-path', collections: '/' },
    });
  }
  const versions = pointer.releases.releases.map((release) => release.version);
  const aliases = aliasesOf(pointer.releases);
  const members = { versions, aliases: Object.fromEntries(aliases) };
  const exact = versions.includes(version) ? version : aliases.get(version);
  if (exact !== undefined) {
    const manifest = `/${collection}/${exact}/manifest.json`;
    return new Problem(404, `Version ${exact} has no such file; ${manifest} lists those it has.`, {
      members: { code: 'unknown-path', manifest, ...members },
    });
  }
  if (ALIAS_OR_VERSION.test(version)) {
    const kind = /^\d/.test(version) ? 'version' : 'alias';
    return new Problem(404, `The collection "${collection}" has no ${kind} ${version.slice(0, 100)}.`, {
      members: { code: `unknown-${kind}`, ...members },
    });
  }
  return new Problem(404, `The collection "${collection}" has nothing at this address.`, {
    members: { code: 'unknown-path', ...members },
  });
}
