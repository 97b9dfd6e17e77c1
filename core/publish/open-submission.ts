import type { Submission } from '../build/documents.ts';
import { SETTINGS_FILE } from '../check/layout.ts';
import type { ProjectFiles, SourceFile } from '../load/project-files.ts';
import { unpackArchive } from '../load/unpack-archive.ts';
import { DocumentError } from '../shared/document.ts';
import { isObject, type Json, own } from '../shared/json.ts';
import { Refusal } from '../shared/refusal.ts';
import { HEADER_FILE, headerText, parseHeader } from './submission-header.ts';
import { submissionId } from './submission-keys.ts';

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
  if (file.bytes === undefined) throw wrongSubmission(`${HEADER_FILE}: It cannot be read.`);
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(file.bytes);
  const header = headerFrom(jsonIn(text));
  if (!isInstant(header.committed)) {
    throw wrongSubmission(`${HEADER_FILE}: ${header.committed} is no point in time.`);
  }
  // A key twice, a byte order mark, a number that is not read exactly: whatever it is, it was not made as headers are.
  if (text !== headerText(header)) throw wrongSubmission(`${HEADER_FILE}: It is not in canonical form.`);
  return header;
}

function jsonIn(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    throw wrongSubmission(`${HEADER_FILE}: It is no JSON.`);
  }
}

/** Whether there is such a time; the schema knows the form only. */
function isInstant(text: string): boolean {
  const time = new Date(text);
  return !Number.isNaN(time.getTime()) && time.toISOString() === text.replace('Z', '.000Z');
}

function headerFrom(value: Json): Submission {
  try {
    return parseHeader(value);
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
