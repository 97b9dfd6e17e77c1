import { type Snapshot, snapshotOf } from '../../../core/compare/snapshot.ts';
import { canonicalJson, sha256 } from '../../../core/shared/canonical.ts';
import type { JsonObject } from '../../../core/shared/json.ts';
import type { Project } from '../check/project.ts';
import { MemoryStore } from './memory-store.ts';
import { firstProject, snapshot } from './samples.ts';

/** A limit that every collection is over. */
const NO_LIMIT = { records: 0, bytes: 0 };

/** A test project as a collection that is too large for single files. */
export function largeSnapshot(project: Project = firstProject()): Snapshot {
  const { collection, findings } = project.check();
  if (collection === undefined) throw new TypeError(JSON.stringify(findings));
  return snapshotOf(collection, NO_LIMIT);
}

/**
 * The first state with many more places, in shards.
 * @param changed the places whose content is another one
 */
export function manyPlaces(count: number, changed: readonly number[] = []): Snapshot {
  const first = { ...snapshot(firstProject()), limit: NO_LIMIT };
  const model = first.entries.find(({ id }) => id === 'border-town');
  if (model === undefined) throw new TypeError('The project has no place.');
  const copies = Array.from({ length: count }, (_, index) => {
    const id = `place-${String(index).padStart(6, '0')}`;
    const name = `Place ${index}${changed.includes(index) ? ', corrected' : ''}`;
    const content: JsonObject = { ...model.content, id, names: [{ name, language: 'en' }] };
    const text = canonicalJson(content);
    return { ...model, id, content, text, sha256: sha256(text) };
  });
  return { ...first, entries: [...first.entries, ...copies] };
}

/** A store that counts what is asked of it. */
export class CountingStore extends MemoryStore {
  written: string[] = [];
  bytes = 0;
  reads = 0;

  override async get(key: string) {
    this.reads += 1;
    return super.get(key);
  }

  override async head(key: string) {
    this.reads += 1;
    const stored = await super.get(key);
    return stored && { etag: stored.etag, sha256: stored.etag, size: stored.bytes.length };
  }

  override async putIfAbsent(key: string, bytes: Uint8Array): Promise<boolean> {
    this.#count(key, bytes);
    return super.putIfAbsent(key, bytes);
  }

  override async putIfMatch(key: string, bytes: Uint8Array, etag: string): Promise<boolean> {
    this.#count(key, bytes);
    return super.putIfMatch(key, bytes, etag);
  }

  /** Begins to count anew. */
  forget(): void {
    [this.written, this.bytes, this.reads] = [[], 0, 0];
  }

  #count(key: string, bytes: Uint8Array): void {
    this.written.push(key);
    this.bytes += bytes.length;
  }
}
