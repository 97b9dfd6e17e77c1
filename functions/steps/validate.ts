import { checkShard, type Shard } from '../../core/check/shard.ts';
import type { Store } from '../../core/publish/store.ts';
import { reportKey } from '../../core/publish/submission.ts';
import { overwrite } from './overwrite.ts';
import { readSubmission, type SubmissionReference, submissionName } from './stored-submission.ts';

/** What the step works with. It parses what nobody has looked at, so it may not write where readers look. */
export interface ValidateDependencies {
  submissions: Store;
  /** The one collection that is published here. */
  collection: string;
}

/** Checks one shard of a submission and leaves its report beside the submission. */
export async function validate(
  { submissions, collection }: ValidateDependencies,
  { submission, shard }: { submission: SubmissionReference; shard: Shard },
): Promise<{ errors: number }> {
  const name = submissionName(submission);
  const { files } = await readSubmission(submissions, submission, collection);
  const report = checkShard(files, shard);
  const bytes = new TextEncoder().encode(JSON.stringify(report));
  await overwrite(submissions, reportKey(name.collection, name.submission, shard.index), bytes);
  return { errors: report.findings.filter(({ severity }) => severity === 'error').length };
}
