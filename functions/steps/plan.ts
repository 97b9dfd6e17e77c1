import { Report } from '../../core/check/report.ts';
import { checkSchemas } from '../../core/check/schemas.ts';
import { type Shard, shardCount } from '../../core/check/shard.ts';
import { writeReceipt } from '../../core/publish/receipt.ts';
import type { Store } from '../../core/publish/store.ts';
import { reportKey, shardListKey } from '../../core/publish/submission-keys.ts';
import { sha256 } from '../../core/shared/canonical.ts';
import { Refusal } from '../../core/shared/refusal.ts';
import { overwrite } from './overwrite.ts';
import {
  readArchive,
  type SubmissionName,
  type SubmissionReference,
  submissionName,
  unpackSubmission,
} from './stored-submission.ts';

/** Makes addresses at which somebody without rights may read or write one key of the submissions for some time. */
export interface Links {
  toRead(key: string): Promise<string>;
  toWrite(key: string): Promise<string>;
}

/** The archive of a submission for a function that may not look into the bucket. */
export interface LinkedArchive {
  /** Where it is read. */
  link: string;
  /** The SHA-256 of what was looked at. */
  sha256: string;
}

/** One shard, and where its report is put. */
export interface LinkedShard extends Shard {
  report: string;
}

/** What the step works with. */
export interface PlanDependencies {
  submissions: Store;
  /** For keys of the same bucket. */
  links: Links;
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
      archive: LinkedArchive;
      of: number;
      mode: 'inline' | 'distributed';
      /** Empty in distributed mode. */
      shards: LinkedShard[];
      /** Where a distributed map reads the same list. */
      shardList?: SubmissionReference;
    };

/** As many as one function checks in about a second. */
const RECORDS_PER_SHARD = 1000;
/** An inline map runs this many at once at most; a distributed one takes seconds to start and runs thousands. */
const MOST_INLINE_SHARDS = 40;

/**
 * Looks whether a submission can be read at all, whether its schemas are fit to check records with, and cuts it into
 * shards.
 */
export async function plan(dependencies: PlanDependencies, submission: SubmissionReference): Promise<Plan> {
  const { submissions, links, releases, collection } = dependencies;
  const name = submissionName(submission);
  try {
    const bytes = await readArchive(submissions, submission);
    const { files } = await unpackSubmission(bytes, submission, collection);
    const report = new Report();
    if (checkSchemas(files.schemas, report) === undefined) {
      await writeReceipt(releases, { ...name, outcome: 'findings', findings: report.findings() });
      return { kind: 'refused' };
    }
    const archive = { link: await links.toRead(submission.key), sha256: sha256(bytes) };
    const shards = await linkedShards(links, name, shardCount(files, RECORDS_PER_SHARD));
    return {
      kind: 'shards',
      submission,
      archive,
      ...(await handedOn(submissions, submission, name, shards)),
    };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code, message, help } = error;
    await writeReceipt(releases, { ...name, outcome: 'refused', error: { code, message, help } });
    return { kind: 'refused' };
  }
}

function linkedShards(links: Links, name: SubmissionName, of: number): Promise<LinkedShard[]> {
  return Promise.all(
    Array.from({ length: of }, async (_, index): Promise<LinkedShard> => {
      const key = reportKey(name.collection, name.submission, index);
      return { index, of, report: await links.toWrite(key) };
    }),
  );
}

/** How the shards reach the map: as they are, or, where they are too many for a payload, as a list in the bucket. */
async function handedOn(
  submissions: Store,
  { bucket }: SubmissionReference,
  name: SubmissionName,
  shards: LinkedShard[],
): Promise<Pick<Extract<Plan, { kind: 'shards' }>, 'of' | 'mode' | 'shards' | 'shardList'>> {
  const of = shards.length;
  if (of <= MOST_INLINE_SHARDS) return { of, mode: 'inline', shards };
  const key = shardListKey(name.collection, name.submission);
  await overwrite(submissions, key, new TextEncoder().encode(JSON.stringify(shards)));
  return { of, mode: 'distributed', shards: [], shardList: { bucket, key } };
}
