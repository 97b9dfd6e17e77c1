import type { Receipt } from '../../core/build/documents.ts';
import { assertSubmission, openSubmission } from '../../core/publish/open-submission.ts';
import type { Store } from '../../core/publish/store.ts';
import { parseSubmissionKey } from '../../core/publish/submission-keys.ts';

/** Where a submission lies, as the state machine hands it from step to step. */
export interface SubmissionReference {
  bucket: string;
  key: string;
}

/** The collection and id of a submission, which its key tells even where its archive cannot be read. */
export type SubmissionName = Pick<Receipt, 'collection' | 'submission'>;

/**
 * @throws Error for a key that no submission has; the rule that starts the pipeline lets none pass.
 */
export function submissionName({ key }: SubmissionReference): SubmissionName {
  const parsed = parseSubmissionKey(key);
  if (parsed === undefined) throw new Error(`${key} is not the key of a submission.`);
  return { collection: parsed.collection, submission: parsed.id };
}

/**
 * Reads the archive of a submission.
 * @throws Error where there is none.
 */
export async function readArchive(
  submissions: Store,
  { bucket, key }: SubmissionReference,
): Promise<Uint8Array> {
  const stored = await submissions.get(key);
  if (stored === undefined) throw new Error(`There is no ${key} in ${bucket}.`);
  return stored.bytes;
}

/**
 * Unpacks a submission and holds it to its key and to the collection that is published here.
 * @throws Refusal where it must not be looked at further.
 */
export async function unpackSubmission(
  archive: Uint8Array,
  reference: SubmissionReference,
  published: string,
): Promise<Awaited<ReturnType<typeof openSubmission>>> {
  const { collection, submission } = submissionName(reference);
  const { header, files } = await openSubmission(archive);
  assertSubmission(header, { collection, id: submission }, files, published);
  return { header, files };
}
