import { Report } from '../../core/check/report.ts';
import { checkSchemas } from '../../core/check/schemas.ts';
import type { Shard } from '../../core/check/shard.ts';
import { writeReceipt } from '../../core/publish/receipt.ts';
import type { Store } from '../../core/publish/store.ts';
import { shardListKey } from '../../core/publish/submission.ts';
import { Refusal } from '../../core/shared/refusal.ts';
import { overwrite } from './overwrite.ts';
import {
  readSubmission,
  type SubmissionName,
  type SubmissionReference,
  submissionName,
} from './stored-submission.ts';

/** What the step works with. */
export interface PlanDependencies {
  submissions: Store;
  releases: Store;
  /** The one collection that is published here. */
  collection: string;
}

/** What the state machine goes by: references only, so that it stays small however large the submission is. */
export type Plan =
  | { kind: 'refused' }
  | {
      kind: 'shards';
      submission: SubmissionReference;
      of: number;
      mode: 'inline' | 'distributed';
      /** Empty in distributed mode. */
      shards: Shard[];
      /** Where a distributed map reads the same list. */
      shardList?: SubmissionReference;
    };

/** As many files as one function checks in about a second. */
const FILES_PER_SHARD = 1000;
/** An inline map runs this many at once at most; a distributed one takes seconds to start and runs thousands. */
const MOST_INLINE_SHARDS = 40;

/**
 * Looks whether a submission can be read at all, whether its schemas are fit to check records with, and cuts it into
 * shards.
 */
export async function plan(
  { submissions, releases, collection }: PlanDependencies,
  submission: SubmissionReference,
): Promise<Plan> {
  const name = submissionName(submission);
  try {
    const { files } = await readSubmission(submissions, submission, collection);
    const report = new Report();
    if (checkSchemas(files.schemas, report) === undefined) {
      await writeReceipt(releases, { ...name, outcome: 'findings', findings: report.findings() });
      return { kind: 'refused' };
    }
    return await planShards(submissions, submission, name, files.datasets.length);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code, message, help } = error;
    await writeReceipt(releases, { ...name, outcome: 'refused', error: { code, message, help } });
    return { kind: 'refused' };
  }
}

async function planShards(
  submissions: Store,
  submission: SubmissionReference,
  name: SubmissionName,
  files: number,
): Promise<Plan> {
  const of = Math.max(1, Math.ceil(files / FILES_PER_SHARD));
  const shards = Array.from({ length: of }, (_, index): Shard => ({ index, of }));
  if (of <= MOST_INLINE_SHARDS) return { kind: 'shards', submission, of, mode: 'inline', shards };
  const key = shardListKey(name.collection, name.submission);
  await overwrite(submissions, key, new TextEncoder().encode(JSON.stringify(shards)));
  const shardList = { bucket: submission.bucket, key };
  return { kind: 'shards', submission, of, mode: 'distributed', shards: [], shardList };
}
