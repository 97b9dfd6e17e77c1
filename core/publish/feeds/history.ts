import pLimit from 'p-limit';
import type { Manifest, ManifestFile, Release } from '../../build/documents.ts';
import { releaseKey } from '../../shared/keys.ts';
import { CONCURRENCY } from '../projection.ts';
import type { Store } from '../store.ts';
import { readPromised, storedDocument, storedJson } from '../stored-json.ts';
import type { FeedRelease } from './atom.ts';
import { type ListedChange, listedChanges } from './listed-changes.ts';

const CHANGES = 'changes.json';
/** Feeds are written as a whole at each release; what is larger than this would be in each of them for years. */
const MOST_LISTED_BYTES = 1024 * 1024;

function changesFile({ files }: Manifest): ManifestFile | undefined {
  return files.find(({ path }) => path === CHANGES);
}

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

  /** The releases with what they changed; of one that changed too much to be listed, nothing is listed. */
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

  /** Everything that a release changed. */
  async changes(release: Release): Promise<ListedChange[]> {
    const file = changesFile(await this.manifest(release));
    const key = releaseKey(this.#collection, release.version, CHANGES);
    const { bytes } = await this.#limit(() => readPromised(this.#store, key, file?.sha256));
    return listedChanges(storedJson(key, bytes));
  }

  async #release(release: Release): Promise<FeedRelease> {
    const manifest = await this.manifest(release);
    const { bytes = 0 } = changesFile(manifest) ?? {};
    if (bytes > MOST_LISTED_BYTES) return { release, manifest, changes: [], isCut: true };
    return { release, manifest, changes: await this.changes(release) };
  }
}

function once<T>(made: Map<string, Promise<T>>, name: string, make: () => Promise<T>): Promise<T> {
  const present = made.get(name) ?? make();
  made.set(name, present);
  return present;
}
