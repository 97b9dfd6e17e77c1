import pLimit from 'p-limit';
import type { Manifest, Release } from '../../build/documents.ts';
import { releaseKey } from '../../shared/keys.ts';
import { CONCURRENCY } from '../projection.ts';
import type { Store } from '../store.ts';
import { readPromised, storedDocument, storedJson } from '../stored-json.ts';
import type { FeedRelease } from './atom.ts';
import { listedChanges } from './listed-changes.ts';

/** Reads releases, each once, with their digests compared. */
export class History {
  readonly #store: Store;
  readonly #collection: string;
  readonly #limit = pLimit(CONCURRENCY);
  readonly #read = new Map<string, Promise<FeedRelease>>();
  readonly #manifests = new Map<string, Promise<Manifest>>();

  constructor(store: Store, collection: string) {
    this.#store = store;
    this.#collection = collection;
  }

  all(releases: readonly Release[]): Promise<FeedRelease[]> {
    return Promise.all(
      releases.map((release) => once(this.#read, release.version, () => this.#release(release))),
    );
  }

  manifest({ version, manifestSha256 }: Release): Promise<Manifest> {
    return once(this.#manifests, version, async () => {
      const key = releaseKey(this.#collection, version, 'manifest.json');
      const { bytes } = await this.#limit(() => readPromised(this.#store, key, manifestSha256));
      return storedDocument(key, bytes, 'manifest');
    });
  }

  async #release(release: Release): Promise<FeedRelease> {
    const manifest = await this.manifest(release);
    const path = 'changes.json';
    const key = releaseKey(this.#collection, release.version, path);
    const digest = manifest.files.find((file) => file.path === path)?.sha256;
    const { bytes } = await this.#limit(() => readPromised(this.#store, key, digest));
    return { release, manifest, changes: listedChanges(storedJson(key, bytes)) };
  }
}

function once<T>(made: Map<string, Promise<T>>, name: string, make: () => Promise<T>): Promise<T> {
  const present = made.get(name) ?? make();
  made.set(name, present);
  return present;
}
