import { type AliasStore, projectAliases } from '../../core/publish/aliases.ts';
import { aliasesOf } from '../../core/publish/delivery.ts';
import { readPointer } from '../../core/publish/pointer.ts';
import { project } from '../../core/publish/project.ts';
import type { Store } from '../../core/publish/store.ts';
import { parseSubmissionKey } from '../../core/publish/submission-keys.ts';
import { receiptKey, releaseKey } from '../../core/shared/keys.ts';
import type { SubmissionReference } from './stored-submission.ts';

/** Starts the pipeline for a submission. False where an execution of that name has been there before. */
export type StartPipeline = (name: string, submission: SubmissionReference) => Promise<boolean>;

/** Asks the edge for a path and gives the path it redirects to; undefined where it does not. */
export type AskEdge = (path: string) => Promise<string | undefined>;

/** What the step works with. */
export interface ReconcileDependencies {
  submissions: Store;
  releases: Store;
  aliases: AliasStore;
  start: StartPipeline;
  ask: AskEdge;
  collection: string;
  submissionBucket: string;
}

/** What was found, before it was mended. */
export interface Reconciliation {
  /** Submissions without a receipt that were started again. */
  restarted: string[];
  /** Submissions without a receipt that were started as often as makes sense. */
  abandoned: string[];
  /** Aliases that do not answer what the pointer says. */
  drifted: string[];
}

/** What fails this often fails for a reason that a person has to look at. */
const MOST_STARTS = 3;

/** Starts again what got lost on the way, and brings everything that is derived up to the pointer. */
export async function reconcile(dependencies: ReconcileDependencies): Promise<Reconciliation> {
  const { releases, aliases, collection } = dependencies;
  const orphans = await restartOrphans(dependencies);
  await project(releases, collection);
  const drifted = await driftedAliases(dependencies);
  // The alias store bills each request, so it is left alone while the edge answers right.
  if (drifted.length > 0) await projectAliases(releases, aliases, collection);
  return { ...orphans, drifted };
}

/**
 * A submission that is just being worked on is started again too. That does no harm: whichever run comes second
 * finds everything done.
 */
async function restartOrphans({
  submissions,
  releases,
  start,
  collection,
  submissionBucket,
}: ReconcileDependencies): Promise<Pick<Reconciliation, 'restarted' | 'abandoned'>> {
  const receipts = new Set(await Array.fromAsync(releases.list(`${collection}/receipts/`)));
  const restarted: string[] = [];
  const abandoned: string[] = [];
  for await (const key of submissions.list(`submissions/${collection}/`)) {
    const id = parseSubmissionKey(key)?.id;
    if (id === undefined || receipts.has(receiptKey(collection, id))) continue;
    const started = await startOnce(start, id, { bucket: submissionBucket, key });
    (started ? restarted : abandoned).push(id);
  }
  return { restarted, abandoned };
}

/** Each start has a name of its own, and a name is never used twice: that is how the attempts are counted. */
async function startOnce(
  start: StartPipeline,
  id: string,
  submission: SubmissionReference,
): Promise<boolean> {
  for (let attempt = 1; attempt <= MOST_STARTS; attempt++) {
    if (await start(`reconcile-${id}-${attempt}`, submission)) return true;
  }
  return false;
}

async function driftedAliases({ releases, ask, collection }: ReconcileDependencies): Promise<string[]> {
  const pointer = await readPointer(releases, collection);
  if (pointer === undefined) return [];
  const drifted: string[] = [];
  for (const [alias, version] of aliasesOf(pointer.releases)) {
    const location = await ask(`/${releaseKey(collection, alias, 'manifest.json')}`);
    if (location !== `/${releaseKey(collection, version, 'manifest.json')}`) drifted.push(alias);
  }
  return drifted;
}
