import { type DataManifest, recordsIn } from './documents.ts';
import { entriesInShards, entryInShards } from './shards.ts';
import type { Site } from './site.ts';

/** The data of a release, wherever it is. */
export interface ReleaseData {
  /** One record, or undefined where the release has none with this id. */
  record(dataset: string, id: string): Promise<unknown>;
  records(dataset: string): Promise<unknown[]>;
  withdrawn(): Promise<unknown[]>;
}

/**
 * The data of a release.
 * @param bytes gives a file of the release
 * @param url gives its address
 */
export function dataOf(
  site: Site,
  manifest: DataManifest,
  bytes: (path: string) => Promise<Uint8Array>,
  url: (path: string) => string,
): ReleaseData {
  const { shards } = manifest;
  if (shards === undefined) {
    const list = async (name: string): Promise<unknown[]> => {
      const path = `data/${name}.json`;
      return recordsIn(url(path), await bytes(path));
    };
    return {
      record: async (dataset, id) => (await list(dataset)).find((item) => idOf(item) === id),
      records: list,
      withdrawn: () => list('withdrawn'),
    };
  }
  const release = { site, manifest, shards };
  return {
    async record(dataset, id) {
      const entry = await entryInShards(release, dataset, id);
      return entry !== undefined && isTombstone(entry) ? undefined : entry;
    },
    async records(dataset) {
      return (await entriesInShards(release, dataset)).filter((entry) => !isTombstone(entry));
    },
    async withdrawn() {
      const tombstones: object[] = [];
      for (const dataset of Object.keys(shards.datasets)) {
        const entries = (await entriesInShards(release, dataset)).filter(isTombstone);
        tombstones.push(...entries.map((entry) => ({ dataset, ...entry })));
      }
      return tombstones;
    },
  };
}

function idOf(item: unknown): unknown {
  return typeof item === 'object' && item !== null && 'id' in item ? item.id : undefined;
}

function isTombstone(entry: object): boolean {
  return 'withdrawn' in entry;
}
