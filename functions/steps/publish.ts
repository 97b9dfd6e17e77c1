import type { Commit, Receipt } from '../../core/build/documents.ts';
import { joinShards } from '../../core/check/join-shards.ts';
import type { ShardReport } from '../../core/check/shard.ts';
import { type Snapshot, snapshotOf } from '../../core/compare/snapshot.ts';
import { type AliasStore, projectAliases } from '../../core/publish/aliases.ts';
import { ProjectionError } from '../../core/publish/projection.ts';
import { type Outcome, publish } from '../../core/publish/publish.ts';
import { writeReceipt } from '../../core/publish/receipt.ts';
import type { Signer } from '../../core/publish/signature.ts';
import type { Store } from '../../core/publish/store.ts';
import { readPromised, storedDocument, storedJson } from '../../core/publish/stored-json.ts';
import { reportKey } from '../../core/publish/submission-keys.ts';
import { releaseKey } from '../../core/shared/keys.ts';
import { Refusal } from '../../core/shared/refusal.ts';
import { TransientError } from '../aws/transient-error.ts';
import {
  readArchive,
  type SubmissionName,
  type SubmissionReference,
  submissionName,
  unpackSubmission,
} from './stored-submission.ts';

/** What the step works with. */
export interface PublishDependencies {
  submissions: Store;
  releases: Store;
  aliases: AliasStore;
  signer: Signer;
  /** The one collection that is published here. */
  collection: string;
}

/** How a submission ended, without its name. */
type End = Omit<Receipt, keyof SubmissionName>;

/**
 * Publishes a submission whose shards have all been checked and brings the aliases up to it. The receipt comes
 * last, when everything that it says can be seen.
 * @param of how many shards there are
 * @throws TransientError where trying again can help
 */
export async function publishSubmission(
  dependencies: PublishDependencies,
  { submission, of }: { submission: SubmissionReference; of: number },
): Promise<{ receipt: Receipt; commit: Commit; records: number }> {
  const { submissions, releases } = dependencies;
  const name = submissionName(submission);
  const archive = await readArchive(submissions, submission);
  const { header, files } = await unpackSubmission(archive, submission, dependencies.collection);
  const commit: Commit = { sha: header.commit, time: header.committed, sequence: header.sequence };
  const { collection, findings, counts } = joinShards(files, await readReports(submissions, name, of));
  const end: End =
    collection === undefined
      ? { outcome: 'findings', findings }
      : await release(dependencies, snapshotOf(collection), commit);
  const receipt = await writeReceipt(releases, { ...name, ...end });
  return { receipt, commit, records: Object.values(counts).reduce((sum, count) => sum + count, 0) };
}

async function release(
  { releases, aliases, signer, collection }: PublishDependencies,
  snapshot: Snapshot,
  commit: Commit,
): Promise<End> {
  try {
    const outcome = await publish(releases, snapshot, commit, signer);
    await projectAliases(releases, aliases, collection);
    return await endOf(releases, collection, outcome, commit);
  } catch (error) {
    if (error instanceof ProjectionError) throw new TransientError(error.message, { cause: error });
    if (!(error instanceof Refusal)) throw error;
    const { code, message, help } = error;
    return { outcome: code === 'superseded' ? code : 'refused', error: { code, message, help } };
  }
}

/** A run that another one went before, and that finds nothing left to do, says what the two did together. */
async function endOf(releases: Store, collection: string, outcome: Outcome, commit: Commit): Promise<End> {
  if (outcome.kind === 'published') return { outcome: 'published', version: outcome.version };
  const version = outcome.releases.releases.at(-1)?.version;
  if (version === undefined) return { outcome: outcome.kind };
  const key = releaseKey(collection, version, 'manifest.json');
  const manifest = storedDocument(key, (await readPromised(releases, key)).bytes, 'manifest');
  return { outcome: manifest.commit === commit.sha ? 'published' : outcome.kind, version };
}

async function readReports(
  submissions: Store,
  { collection, submission }: SubmissionName,
  of: number,
): Promise<ShardReport[]> {
  const keys = Array.from({ length: of }, (_, index) => reportKey(collection, submission, index));
  return Promise.all(
    keys.map(async (key) => {
      const { bytes } = await readPromised(submissions, key);
      // Only the validate function may write there.
      return storedJson(key, bytes) as unknown as ShardReport;
    }),
  );
}
