import { parseDocument } from '../build/contract.ts';
import type { Submission } from '../build/documents.ts';
import { SETTINGS_FILE } from '../check/layout.ts';
import { packArchive, unpackArchive } from '../load/archive.ts';
import type { ProjectFiles, SourceFile } from '../load/project-files.ts';
import { isObject, own } from '../shared/json.ts';
import { Refusal } from '../shared/refusal.ts';

/** The file of an archive that says what the rest is. */
const HEADER_FILE = 'submission.json';
/** `submissions/<collection>/<id>.tar.gz` */
const KEY = /^submissions\/([a-z0-9]+(?:-[a-z0-9]+)*)\/([0-9]{9}-[0-9a-f]{12})\.tar\.gz$/;
const SEQUENCE_DIGITS = 9;
const COMMIT_DIGITS = 12;

/** What a submission is called: the place of its commit on the main line, and the first digits of the commit. */
export function submissionId({ sequence, commit }: Submission): string {
  return `${String(sequence).padStart(SEQUENCE_DIGITS, '0')}-${commit.slice(0, COMMIT_DIGITS)}`;
}

/** Where a submission is put; its creation starts the pipeline. */
export function submissionKey(header: Submission): string {
  return `submissions/${header.collection}/${submissionId(header)}.tar.gz`;
}

/** The inverse of {@link submissionKey}; undefined for any other key. */
export function parseSubmissionKey(key: string): { collection: string; id: string } | undefined {
  const [, collection, id] = KEY.exec(key) ?? [];
  return collection === undefined || id === undefined ? undefined : { collection, id };
}

/** Where the report of one shard is put, beside the submission. */
export function reportKey(collection: string, id: string, shard: number): string {
  return `work/${collection}/${id}/${shard}.json`;
}

/** Where the list of shards is put for a distributed map. */
export function shardListKey(collection: string, id: string): string {
  return `work/${collection}/${id}/shards.json`;
}

/**
 * Packs a checked project.
 * @throws TypeError where a file was not read; a check finds such files first.
 */
export async function packSubmission(files: ProjectFiles, header: Submission): Promise<Uint8Array> {
  const bytes = new TextEncoder().encode(
    `${JSON.stringify(parseDocument('submission', header), undefined, 2)}\n`,
  );
  const contents = [...files.datasets, ...files.schemas].map(({ path, bytes: content }) => {
    if (content === undefined) throw new TypeError(`${path} was not read and cannot be submitted.`);
    return { path, bytes: content };
  });
  return packArchive([{ path: HEADER_FILE, bytes }, ...contents]);
}

/**
 * Unpacks a submission that anybody may have made.
 * @throws Refusal `unsafe-archive` or `wrong-submission`
 */
export async function openSubmission(
  archive: Uint8Array,
): Promise<{ header: Submission; files: ProjectFiles }> {
  const files = await unpackArchive(archive);
  const below = (folder: string): SourceFile[] => files.filter(({ path }) => path.startsWith(folder));
  const header = readHeader(files.find(({ path }) => path === HEADER_FILE)?.bytes);
  return { header, files: { datasets: below('datasets/'), schemas: below('schemas/') } };
}

/**
 * Holds a submission to the key that it lies under and to the collection that is published here.
 * @throws Refusal `wrong-submission` or `wrong-collection`
 */
export function assertSubmission(
  header: Submission,
  name: { collection: string; id: string },
  files: ProjectFiles,
  published: string,
): void {
  if (header.collection !== published || name.collection !== published) {
    const claimed = header.collection === published ? name.collection : header.collection;
    throw wrongCollection(`The submission is of the collection ${claimed}; ${published} is published here.`);
  }
  if (submissionId(header) !== name.id) {
    throw wrongSubmission(`It lies under ${name.id} and says that it is ${submissionId(header)}.`);
  }
  const settings = collectionNameIn(files);
  // Settings that cannot be read are for the check to find, at their place.
  if (settings !== undefined && settings !== published) {
    throw wrongCollection(
      `${SETTINGS_FILE} names the collection ${JSON.stringify(settings)}, not ${published}.`,
    );
  }
}

function readHeader(bytes: Uint8Array | undefined): Submission {
  if (bytes === undefined) throw wrongSubmission(`There is no ${HEADER_FILE} in the archive.`);
  try {
    return parseDocument('submission', JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
  } catch (error) {
    throw wrongSubmission(error instanceof Error ? error.message : String(error));
  }
}

function collectionNameIn(files: ProjectFiles): string | undefined {
  const settings = files.datasets.find(({ path }) => path === SETTINGS_FILE);
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(settings?.bytes));
    const name = isObject(value) ? own(value, 'name') : undefined;
    return typeof name === 'string' ? name.slice(0, 100) : undefined;
  } catch {
    return undefined;
  }
}

function wrongCollection(message: string): Refusal {
  return new Refusal(
    'wrong-collection',
    message,
    'Submit it to the deployment that publishes that collection.',
  );
}

function wrongSubmission(message: string): Refusal {
  return new Refusal(
    'wrong-submission',
    `The submission does not say truly what it is. ${message}`,
    'Make it with `depositary submit`.',
  );
}
