import type { JSONWebKeySet } from 'jose';
import type { Manifest, Release, Releases } from '../build/documents.ts';
import { SUMS_PATH } from '../build/manifest.ts';
import { sha256 } from '../shared/canonical.ts';
import { pointerKey, releaseKey, revisionKey } from '../shared/keys.ts';
import { checkChanges } from './check-changes.ts';
import { checkRecords } from './check-records.ts';
import { checkSignature } from './check-signature.ts';
import { parsePublished, VerificationStop, type VerifyProblem } from './problem.ts';
import { type Read, readFiles, readManifest, readOrStop } from './read-release.ts';
import { type ReleaseRecord, readRecords } from './release-records.ts';

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
 * of its revision holds the same content; applied to the release before, its changes give its records. Current records
 * are a projection and are not looked at.
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
    const records = readRecords(manifest, contents, problems);
    result.records = records.filter(({ withdrawn }) => !withdrawn).length;
    checkRecords(manifest, contents, records, problems);
    await compareRevisions(read, manifest, contents, records, problems);
    // What is wrong with the records is wrong with the changes too, and has been said.
    if (problems.length === 0) await checkChanges(read, pointer, manifest, contents, records, problems);
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
  const expected = manifest.files
    .filter(({ path }) => path !== SUMS_PATH)
    .map(({ path, sha256: digest }) => `${digest}  ${path}\n`)
    .join('');
  if (new TextDecoder().decode(contents.get(SUMS_PATH)) === expected) return;
  const file = releaseKey(manifest.collection, manifest.version, SUMS_PATH);
  problems.push({
    code: 'unlisted-file',
    file,
    message: `${SUMS_PATH} and the manifest do not list the same files.`,
  });
}

/** Every record's content must be the one that revisions.json names, here and at the record's own address. */
async function compareRevisions(
  read: Read,
  manifest: Manifest,
  contents: ReadonlyMap<string, Uint8Array>,
  records: readonly ReleaseRecord[],
  problems: VerifyProblem[],
): Promise<void> {
  const { collection, version } = manifest;
  const file = releaseKey(collection, version, 'revisions.json');
  const { revisions } = parsePublished(file, contents.get('revisions.json'), 'revisions');
  const byName = new Map(revisions.map((revision) => [`${revision.dataset}/${revision.id}`, revision]));
  if (byName.size !== records.length) {
    const message = `revisions.json lists ${byName.size} records and tombstones, the release holds ${records.length}.`;
    problems.push({ code: 'wrong-count', file, message });
  }
  for (const { dataset, id, text } of records) {
    const revision = byName.get(`${dataset}/${id}`);
    if (revision?.sha256 !== sha256(text)) {
      problems.push({
        code: 'wrong-revision',
        file,
        message: `It does not name the content of ${dataset}/${id}.`,
      });
      continue;
    }
    const key = revisionKey(collection, dataset, id, revision.revision);
    const bytes = await read(key);
    if (bytes !== undefined && sha256(bytes) === revision.sha256) continue;
    const message =
      bytes === undefined ? 'This revision is not there.' : 'This revision has another content.';
    problems.push({ code: bytes === undefined ? 'missing-file' : 'altered-file', file: key, message });
  }
}
