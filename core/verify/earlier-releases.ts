import type { Manifest, Releases } from '../build/documents.ts';
import { pointerKey } from '../shared/keys.ts';
import type { VerifyProblem } from './problem.ts';
import { type Read, readFiles, readManifest } from './read-release.ts';
import { type ReleaseRecord, readRecords } from './release-records.ts';
import { readShardRecords } from './shard-records.ts';

/** Reads what a release is compared with. What cannot be read is reported, and undefined. */
export interface EarlierReleases {
  /** Files of an earlier release by their path, and its manifest. */
  open(
    version: string,
    wanted: (path: string) => boolean,
  ): Promise<{ manifest: Manifest; contents: ReadonlyMap<string, Uint8Array> } | undefined>;
  /** The records of an earlier release. */
  records(version: string): Promise<ReleaseRecord[] | undefined>;
}

/** The releases that the pointer lists; the manifest of each is read once. */
export function earlierReleases(
  read: Read,
  { collection, releases }: Releases,
  problems: VerifyProblem[],
): EarlierReleases {
  const manifests = new Map<string, Promise<Manifest | undefined>>();

  async function readOnce(version: string): Promise<Manifest | undefined> {
    const release = releases.find((candidate) => candidate.version === version);
    if (release === undefined) {
      const message = `It does not list ${version}, which the release builds on.`;
      problems.push({ code: 'no-such-release', file: pointerKey(collection), message });
      return undefined;
    }
    const { length } = problems;
    const { manifest } = await readManifest(read, collection, release, problems);
    return problems.length > length ? undefined : manifest;
  }

  const releasesBefore: EarlierReleases = {
    async open(version, wanted) {
      const reading = manifests.get(version) ?? readOnce(version);
      manifests.set(version, reading);
      const manifest = await reading;
      if (manifest === undefined) return undefined;
      const { length } = problems;
      const contents = await readFiles(read, manifest, problems, wanted);
      return problems.length > length ? undefined : { manifest, contents };
    },
    async records(version) {
      const isData = (path: string): boolean => path.startsWith('data/') && /\.(?:nd)?json$/.test(path);
      const opened = await releasesBefore.open(version, isData);
      if (opened === undefined) return undefined;
      const { length } = problems;
      const { manifest, contents } = opened;
      if (manifest.shards === undefined) return readRecords(manifest, contents, problems);
      const { records } = await readShardRecords(read, manifest, problems);
      return problems.length > length ? undefined : records;
    },
  };
  return releasesBefore;
}
