import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type GitHubApi, listIn, member } from './github-api.ts';

/** What a run on a pull request left, all of it written by strangers. */
export interface StrangersReview {
  /** The number of the pull request, as they say. */
  number: number;
  markdown: string;
}

/** The artifact that `records.yml` leaves, and the files in it. */
const ARTIFACT = 'review';
const [NUMBER_FILE, REVIEW_FILE] = ['pull-request.txt', 'review.md'];
/** A review has at most 60,000 characters, of at most four bytes. */
const LARGEST_ZIP = 300_000;
const LARGEST_FILE = 300_000;

/** Something about the artifact is not as the workflow makes it. */
class HostileArtifact extends Error {
  override name = 'HostileArtifact';
}

/**
 * Reads the artifact of a run.
 * @returns undefined where the run left none
 * @throws HostileArtifact where it is too large or does not hold what it should
 */
export async function readReview(api: GitHubApi, run: number): Promise<StrangersReview | undefined> {
  const answer = await api.json(`/actions/runs/${run}/artifacts?name=${ARTIFACT}`);
  const artifact = listIn(member(answer, 'artifacts')).find(
    (found) => member(found, 'name') === ARTIFACT && member(found, 'expired') === false,
  );
  const [id, size] = [member(artifact, 'id'), member(artifact, 'size_in_bytes')];
  if (typeof id !== 'number') return undefined;
  if (typeof size !== 'number' || size > LARGEST_ZIP)
    throw new HostileArtifact(`The artifact is larger than ${LARGEST_ZIP} bytes.`);
  const zip = await api.bytes(`/actions/artifacts/${id}/zip`, LARGEST_ZIP);
  const folder = mkdtempSync(join(tmpdir(), 'review-'));
  try {
    const file = join(folder, 'artifact.zip');
    writeFileSync(file, zip);
    const digits = extract(file, NUMBER_FILE).trim();
    if (!/^[1-9]\d{0,8}$/.test(digits)) throw new HostileArtifact(`${NUMBER_FILE} holds no number.`);
    return { number: Number(digits), markdown: extract(file, REVIEW_FILE) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** One file of the zip, by its exact name, into memory: no path of the artifact is ever written to. */
function extract(zip: string, name: string): string {
  try {
    const bytes = execFileSync('unzip', ['-p', zip, name], {
      maxBuffer: LARGEST_FILE,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new HostileArtifact(
      `The artifact holds no ${name}, or one that is larger than ${LARGEST_FILE} bytes or not UTF-8.`,
    );
  }
}
