import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { byCodeUnit } from '../../core/shared/order.ts';
import { type CollectionShape, writeCollection } from './write-collection.ts';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SCHEMAS = join(ROOT, 'schemas');

/** Where the benchmark keeps what it makes: collections, and what it measured with. */
export const CACHE = join(ROOT, 'node_modules/.cache/depositary-bench');

/**
 * A collection of a shape, in the cache: written where it is not there yet. What it depends on is in its name, so that
 * a change of the generator or of the schemas gives another one.
 */
export function cachedCollection(shape: CollectionShape): string {
  return folderOnce(join(CACHE, `${shapeName(shape)}-${fingerprint()}`), (folder) =>
    writeCollection(folder, SCHEMAS, shape),
  );
}

/** Writes a collection to a folder of the caller's, unless the same one is there. */
export function collectionIn(folder: string, shape: CollectionShape): string {
  const mark = join(folder, '.synthetic');
  const name = `${shapeName(shape)}-${fingerprint()}`;
  if (existsSync(mark) && readdirSync(mark).includes(name)) return folder;
  if (existsSync(folder) && !existsSync(mark) && readdirSync(folder).length > 0)
    throw new Error(`${folder} holds something else than a synthetic collection.`);
  rmSync(folder, { recursive: true, force: true });
  return folderOnce(folder, (partial) => {
    writeCollection(partial, SCHEMAS, shape);
    mkdirSync(join(partial, '.synthetic', name), { recursive: true });
  });
}

/** A folder that is either complete or not there. */
function folderOnce(folder: string, fill: (folder: string) => void): string {
  if (existsSync(folder)) return folder;
  const partial = join(dirname(folder), `.${basename(folder)}-${process.pid}`);
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  try {
    fill(partial);
    renameSync(partial, folder);
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    throw error;
  }
  return folder;
}

function shapeName({ records, layout, seed }: CollectionShape): string {
  return `${layout}-${records}-${seed}`;
}

function fingerprint(): string {
  const hash = createHash('sha256');
  for (const folder of [HERE, SCHEMAS]) {
    for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) =>
      byCodeUnit(a.name, b.name),
    )) {
      if (entry.isFile()) hash.update(entry.name).update(readFileSync(join(folder, entry.name)));
    }
  }
  return hash.digest('hex').slice(0, 16);
}
