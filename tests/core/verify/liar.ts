import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Manifest, Releases, Revisions } from '../../../core/build/documents.ts';
import type { DatasetName } from '../../../core/shared/datasets.ts';
import type { JsonObject } from '../../../core/shared/json.ts';
import type { Read } from '../../../core/verify/read-release.ts';
import type { MemoryStore } from '../publish/memory-store.ts';

/** Changes a parsed document in place. */
type Change<T> = (document: T) => void;

/**
 * A publisher who lies consistently: it changes something in a release and then corrects every digest on the
 * way up to the pointer, so that only what it says about the records is wrong.
 */
export class Liar {
  readonly #store: MemoryStore;
  readonly #collection: string;
  readonly #version: string;

  constructor(store: MemoryStore, collection: string, version: string) {
    this.#store = store;
    this.#collection = collection;
    this.#version = version;
  }

  /** Reads as verifying does. */
  readonly read: Read = async (key) => this.#store.contents.get(key);

  /** The key of a file of the release. */
  key(path: string): string {
    return `${this.#collection}/${this.#version}/${path}`;
  }

  text(key: string): string {
    return new TextDecoder().decode(this.#bytes(key));
  }

  /** Puts bytes somewhere and corrects nothing. */
  put(key: string, text: string): void {
    if (!this.#store.contents.has(key)) throw new TypeError(`There is no ${key}.`);
    this.#store.contents.set(key, new TextEncoder().encode(text));
  }

  remove(key: string): void {
    if (!this.#store.contents.delete(key)) throw new TypeError(`There is no ${key}.`);
  }

  /** Changes a JSON document somewhere and corrects nothing. */
  edit<T>(key: string, change: Change<T>): void {
    const document: T = JSON.parse(this.text(key));
    change(document);
    this.put(key, `${JSON.stringify(document, undefined, 2)}\n`);
  }

  /** Puts a file into the release and corrects everything above it. */
  lie(path: string, text: string): void {
    this.put(this.key(path), text);
    this.correctDigests();
  }

  /** Changes a JSON document of the release and corrects everything above it. */
  lieIn<T>(path: string, change: Change<T>): void {
    this.edit(this.key(path), change);
    this.correctDigests();
  }

  /** Changes the manifest and corrects the pointer. */
  lieInManifest(change: Change<Manifest>): void {
    this.edit(this.key('manifest.json'), change);
    this.correctPointer();
  }

  /** Changes a record everywhere, its revision included, and corrects everything above it. */
  lieAboutRecord(dataset: DatasetName, id: string, change: Change<JsonObject>): void {
    const records = this.#lines(dataset).map((line): JsonObject => JSON.parse(line));
    const record = records.find((candidate) => candidate.id === id);
    if (record === undefined) throw new TypeError(`There is no ${dataset}/${id}.`);
    change(record);
    this.#putRecords(dataset, records.map(canonical));
    this.edit<Revisions>(this.key('revisions.json'), ({ revisions }) => {
      const revision = revisions.find((one) => one.dataset === dataset && one.id === id);
      if (revision === undefined) throw new TypeError(`There is no revision of ${dataset}/${id}.`);
      revision.sha256 = digestOf(canonical(record));
      this.put(`${this.#collection}/records/${dataset}/${id}/${revision.revision}.json`, canonical(record));
    });
    this.correctDigests();
  }

  /** Adds a line to the records of a dataset, also to their number, and corrects everything above it. */
  lieByAdding(dataset: DatasetName, line: string): void {
    this.#putRecords(dataset, [...this.#lines(dataset), line]);
    this.edit<Manifest>(this.key('manifest.json'), ({ counts }) => {
      counts[dataset] += 1;
    });
    this.correctDigests();
  }

  /** Makes SHA256SUMS, the manifest and the pointer agree with the files as they are. */
  correctDigests(): void {
    const { files } = JSON.parse(this.text(this.key('manifest.json'))) as Manifest;
    const listed = files.filter(({ path }) => path !== 'SHA256SUMS');
    const lines = listed.map(({ path }) => `${digestOf(this.#bytes(this.key(path)))}  ${path}\n`);
    this.put(this.key('SHA256SUMS'), lines.join(''));
    this.correctManifest();
  }

  /** Makes the manifest and the pointer agree with the files as they are. */
  correctManifest(): void {
    this.lieInManifest(({ files }) => {
      for (const file of files) {
        const bytes = this.#bytes(this.key(file.path));
        file.sha256 = digestOf(bytes);
        file.bytes = bytes.length;
      }
    });
  }

  /** Makes the pointer agree with the manifest as it is. */
  correctPointer(): void {
    this.edit<Releases>(`${this.#collection}/releases.json`, ({ releases }) => {
      const release = releases.find(({ version }) => version === this.#version);
      if (release === undefined) throw new TypeError(`There is no release ${this.#version}.`);
      release.manifestSha256 = digestOf(this.text(this.key('manifest.json')));
    });
  }

  #bytes(key: string): Uint8Array {
    return this.#store.contents.get(key) ?? new Uint8Array();
  }

  #lines(dataset: DatasetName): string[] {
    return this.text(this.key(`data/${dataset}.ndjson`))
      .split('\n')
      .slice(0, -1);
  }

  #putRecords(dataset: DatasetName, lines: readonly string[]): void {
    this.put(this.key(`data/${dataset}.ndjson`), lines.map((line) => `${line}\n`).join(''));
    const head = { collection: this.#collection, version: this.#version, dataset };
    const fields = JSON.stringify(head).slice(0, -1);
    this.put(this.key(`data/${dataset}.json`), `${fields},"records":[${lines.join(',')}]}\n`);
  }
}

function digestOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

function canonical(value: JsonObject): string {
  return canonicalize(value) ?? '';
}
