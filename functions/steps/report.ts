import type { Receipt } from '../../core/build/documents.ts';
import { writeReceipt } from '../../core/publish/receipt.ts';
import type { Store } from '../../core/publish/store.ts';
import { type SubmissionReference, submissionName } from './stored-submission.ts';

/** What a state machine hands to the state that catches an error. */
export interface CaughtError {
  Error: string;
  /** May hold a stack and names of the inside, so that it is logged and not published. */
  Cause?: string;
}

/** Says in the receipt that the pipeline broke down. */
export async function reportFailure(
  { releases }: { releases: Store },
  { submission, error }: { submission: SubmissionReference; error: CaughtError },
): Promise<Receipt> {
  const name = submissionName(submission);
  return writeReceipt(releases, {
    ...name,
    outcome: 'failed',
    error: {
      code: 'pipeline-failure',
      message: `The pipeline broke down (${error.Error.slice(0, 200)}); the records are not to blame.`,
      help: `The operators have been alerted. They find it by the submission's id, ${name.submission}.`,
    },
  });
}
