import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DirectoryStore } from '../core/publish/directory-store.ts';
import { pointerKey } from '../core/shared/keys.ts';
import type { Read } from '../core/verify/read-release.ts';
import { EXIT, UserError } from './exit-code.ts';

/** Where a release is to be read from. */
export interface ReleaseLocation {
  read: Read;
  collection: string;
  /** Absent for the latest. */
  version?: string;
}

const VERSION = /^\d+\.\d+\.\d+$/;
/** A server that does not answer within this time is not available. */
const TIMEOUT_MS = 30_000;

/**
 * Understands `public`, `public/COLLECTION`, `public/COLLECTION/1.4.2` and the same below an http(s) address.
 * @throws UserError where no collection is found there.
 */
export async function locateRelease(cwd: string, target: string): Promise<ReleaseLocation> {
  const trimmed = target.replace(/\/+$/, '');
  const parts = trimmed.split('/');
  const version = VERSION.test(parts.at(-1) ?? '') ? parts.pop() : undefined;
  const last = parts.at(-1) ?? '';
  const asCollection = reader(cwd, parts.slice(0, -1).join('/'));
  const found = version === undefined ? { collection: last } : { collection: last, version };
  if (last !== '' && (await asCollection(pointerKey(last)).catch(notAKey)) !== undefined) {
    return { read: asCollection, ...found };
  }
  const collection = onlyCollection(cwd, trimmed);
  return { read: reader(cwd, trimmed), collection };
}

function reader(cwd: string, base: string): Read {
  return /^https?:/.test(base) ? overHttp(base) : fromDirectory(resolve(cwd, base || '.'));
}

function fromDirectory(directory: string): Read {
  const store = new DirectoryStore(directory);
  return async (key) => (await store.get(key))?.bytes;
}

function overHttp(base: string): Read {
  return async (key) => {
    try {
      const response = await fetch(`${base}/${key}`, { signal: AbortSignal.timeout(TIMEOUT_MS) });
      if (response.status === 404 || response.status === 410) return undefined;
      if (!response.ok) throw new Error(`status ${response.status}`);
      return new Uint8Array(await response.arrayBuffer());
    } catch (error) {
      const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new UserError(
        EXIT.network,
        `${base}/${key} cannot be read: ${reason}.`,
        'Check the address and the connection, and try again.',
      );
    }
  };
}

/** The one collection of a store directory, so that `verify public` needs no name. */
function onlyCollection(cwd: string, base: string): string {
  const directory = resolve(cwd, base);
  const isLocal = !/^https?:/.test(base) && existsSync(directory);
  const names = isLocal
    ? readdirSync(directory).filter((name) => existsSync(join(directory, name, 'releases.json')))
    : [];
  const [only] = names;
  if (only !== undefined && names.length === 1) return only;
  throw new UserError(
    EXIT.environment,
    names.length === 0
      ? `There is no published collection at ${base}.`
      : `There are several collections at ${base}.`,
    'Name one: public/COLLECTION, public/COLLECTION/1.4.2, or the same below an http(s) address.',
  );
}

function notAKey(error: unknown): undefined {
  if (error instanceof UserError) throw error;
  return undefined;
}
