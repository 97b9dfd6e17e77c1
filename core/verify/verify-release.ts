import type { JSONWebKeySet } from 'jose';
import type { Manifest, Release, Releases } from '../build/documents.ts';
import { SUMS_PATH, sums } from '../build/manifest.ts';
import { pointerKey, releaseKey } from '../shared/keys.ts';
import { checkChanges } from './check-changes.ts';
import { checkCompat } from './check-compat.ts';
import { checkRecords } from './check-records.ts';
import { checkRevisions } from './check-revisions.ts';
import { checkSignature } from './check-signature.ts';
import { earlierReleases } from './earlier-releases.ts';
import { parsePublished, VerificationStop, type VerifyProblem } from './problem.ts';
import { type Read, readFiles, readManifest, readOrStop } from './read-release.ts';
import { type ReleaseRecord, readRecords } from './release-records.ts';
import { readShardRecords } from './shard-records.ts';

/** What verifying a release gives. */
export interface ReleaseVerification {
  collection: string;
  version: string;
  files: number;
  bytes: number;
  records: number;
  /** The key that signed the manifest; absent where there is no signature, or no valid one. */
  signedBy?: string;
  problems: VerifyProblem[];
}

/**
 * Verifies a published release as a reader would: the pointer lists it; its manifest has the announced digest and
 * signature, and every file its digest; every record fits the published schemas, its references resolve, and the address
 * of its revision holds the same content; applied to the release before, its changes give its records; its claim that
 * programs of earlier releases still work is proven again. Current records are a projection and are not looked at.
 * @param wanted a version; the latest where it is left out
 * @param trusted the keys of which one must have signed; without them, an announced signature must be by a key
 *   that the store publishes
 */
export async function verifyRelease(
  read: Read,
  collection: string,
  wanted?: string,
  trusted?: JSONWebKeySet,
): Promise<ReleaseVerification> {
  const problems: VerifyProblem[] = [];
  const result: ReleaseVerification = {
    collection,
    version: wanted ?? 'latest',
    files: 0,
    bytes: 0,
    records: 0,
    problems,
  };
  try {
    const key = pointerKey(collection);
    const pointer = parsePublished(key, await readOrStop(read, key), 'releases');
    const release = findRelease(pointer, wanted);
    result.version = release.version;
    const { manifest, bytes } = await readManifest(read, collection, release, problems);
    const signedBy = await checkSignature(read, collection, release, bytes, trusted, problems);
    if (signedBy !== undefined) result.signedBy = signedBy;
    const contents = await readFiles(read, manifest, problems);
    result.files = manifest.files.length + 1;
    result.bytes = [...contents.values()].reduce((sum, { length }) => sum + length, 0);
    // Records of altered files would only repeat that they are altered.
    if (problems.length > 0) return result;
    compareSums(manifest, contents, problems);
    const records = await recordsOf(read, manifest, contents, result);
    if (records === undefined) return result;
    result.records = records.filter(({ withdrawn }) => !withdrawn).length;
    checkRecords(manifest, contents, records, problems);
    await checkRevisions(read, manifest, contents, records, problems);
    // What is wrong with the records is wrong with the changes too, and has been said.
    if (problems.length > 0) return result;
    const earlier = earlierReleases(read, pointer, problems);
    await checkChanges(earlier, manifest, contents, records, problems);
    await checkCompat(earlier, pointer, manifest, contents, records, problems);
  } catch (error) {
    if (!(error instanceof VerificationStop)) throw error;
    problems.push(error.problem);
  }
  return result;
}

function findRelease({ collection, latest, releases }: Releases, wanted: string | undefined): Release {
  const version = wanted ?? latest;
  const release = releases.find((candidate) => candidate.version === version);
  if (release !== undefined) return release;
  const known = releases.map((candidate) => candidate.version).join(', ');
  const message = `There is no version ${version ?? 'that is not yanked'}; released versions: ${known}.`;
  throw new VerificationStop('no-such-release', pointerKey(collection), message);
}

function compareSums(
  manifest: Manifest,
  contents: ReadonlyMap<string, Uint8Array>,
  problems: VerifyProblem[],
): void {
  const expected = sums(
    manifest.files.filter(({ path }) => path !== SUMS_PATH),
    manifest.shards,
  );
  if (new TextDecoder().decode(contents.get(SUMS_PATH)) === expected) return;
  const file = releaseKey(manifest.collection, manifest.version, SUMS_PATH);
  problems.push({
    code: 'unlisted-file',
    file,
    message: `${SUMS_PATH} and the manifest do not list the same files.`,
  });
}

/** The records of the release; undefined where some are missing or altered, which is reported. */
async function recordsOf(
  read: Read,
  manifest: Manifest,
  contents: ReadonlyMap<string, Uint8Array>,
  result: ReleaseVerification,
): Promise<ReleaseRecord[] | undefined> {
  const { problems } = result;
  if (manifest.shards === undefined) return readRecords(manifest, contents, problems);
  const { length } = problems;
  const { records, files, bytes } = await readShardRecords(read, manifest, problems);
  result.files += files;
  result.bytes += bytes;
  return problems.length > length ? undefined : records;
}
