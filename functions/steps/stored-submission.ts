import type { Receipt } from '../../core/build/documents.ts';
import type { Store } from '../../core/publish/store.ts';
import { assertSubmission, openSubmission, parseSubmissionKey } from '../../core/publish/submission.ts';

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
 * Reads a submission and holds it to its key and to the collection that is published here.
 * @throws Refusal where it must not be looked at further.
 */
export async function readSubmission(submissions: Store, reference: SubmissionReference, published: string) {
  const { collection, submission } = submissionName(reference);
  const stored = await submissions.get(reference.key);
  if (stored === undefined) throw new Error(`There is no ${reference.key} in ${reference.bucket}.`);
  const { header, files } = await openSubmission(stored.bytes);
  assertSubmission(header, { collection, id: submission }, files, published);
  return { header, files };
}
