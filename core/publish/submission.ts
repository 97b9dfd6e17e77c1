import { DocumentError, parseDocument } from '../build/contract.ts';
import type { Submission } from '../build/documents.ts';
import { SETTINGS_FILE } from '../check/layout.ts';
import { parseFile } from '../check/parse-file.ts';
import { packArchive, unpackArchive, unpackable } from '../load/archive.ts';
import { quoted } from '../load/archive-entry.ts';
import type { ProjectFiles, SourceFile } from '../load/project-files.ts';
import { canonicalJson } from '../shared/canonical.ts';
import { isObject, type Json, own } from '../shared/json.ts';
import { Refusal } from '../shared/refusal.ts';

/** The file of an archive that says what the rest is. */
const HEADER_FILE = 'submission.json';
/** `submissions/<collection>/<id>.tar.gz`, with a name of at most 80 characters; no commit is the zeroth. */
const KEY =
  /^submissions\/(?=[^/]{1,80}\/)([a-z0-9]+(?:-[a-z0-9]+)*)\/((?!0{9})[0-9]{9}-[0-9a-f]{12})\.tar\.gz$/;
/** Why a file cannot be packed, in words that follow its path. */
const UNREAD = { link: 'is a link', special: 'is no regular file', 'too-large': 'is too large' };
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
 * @throws Refusal `unsafe-archive` where a file was not read. A check finds such files, but for those of schemas/ that
 * are no schemas.
 */
export async function packSubmission(files: ProjectFiles, header: Submission): Promise<Uint8Array> {
  const text = canonicalJson(parseDocument('submission', header));
  const contents = [...files.datasets, ...files.schemas].map(({ path, bytes, unread = 'special' }) => {
    if (bytes === undefined) throw unpackable(`${quoted(path)} ${UNREAD[unread]}`);
    return { path, bytes };
  });
  return packArchive([{ path: HEADER_FILE, bytes: new TextEncoder().encode(`${text}\n`) }, ...contents]);
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
  const header = readHeader(files.find(({ path }) => path === HEADER_FILE));
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

function readHeader(file: SourceFile | undefined): Submission {
  if (file === undefined) throw wrongSubmission(`There is no ${HEADER_FILE} in the archive.`);
  const parsed = parseFile(file);
  if (!parsed.ok) throw wrongSubmission(`${HEADER_FILE}: ${parsed.problems[0]?.message}`);
  const header = headerFrom(parsed.document.value);
  if (!isInstant(header.committed)) {
    throw wrongSubmission(`${HEADER_FILE}: ${header.committed} is no point in time.`);
  }
  return header;
}

/** Whether there is such a time; the schema knows the form only. */
function isInstant(text: string): boolean {
  const time = new Date(text);
  return !Number.isNaN(time.getTime()) && time.toISOString() === text.replace('Z', '.000Z');
}

function headerFrom(value: Json): Submission {
  try {
    return parseDocument('submission', value);
  } catch (error) {
    if (error instanceof DocumentError) throw wrongSubmission(`${error.message}.`);
    throw error;
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
