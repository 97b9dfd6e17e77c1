import type { Receipt } from '../../../core/build/documents.ts';
import type { AliasStore } from '../../../core/publish/aliases.ts';
import { packSubmission } from '../../../core/publish/pack-submission.ts';
import { readReceipt } from '../../../core/publish/receipt.ts';
import type { Store } from '../../../core/publish/store.ts';
import { parseSubmissionKey, submissionKey } from '../../../core/publish/submission-keys.ts';
import { overwrite } from '../../../functions/steps/overwrite.ts';
import { type Links, plan } from '../../../functions/steps/plan.ts';
import { publishSubmission } from '../../../functions/steps/publish.ts';
import { reportFailure } from '../../../functions/steps/report.ts';
import type { SubmissionReference } from '../../../functions/steps/stored-submission.ts';
import { type LinkedObjects, validate } from '../../../functions/steps/validate.ts';
import type { Project } from '../../core/check/project.ts';
import { MemoryAliasStore } from '../../core/publish/alias-memory-store.ts';
import { MemoryStore } from '../../core/publish/memory-store.ts';
import { COLLECTION, commitAt } from '../../core/publish/samples.ts';
import { newSigner } from '../../core/publish/signers.ts';

/** Links to keys of a store that is at hand anyway. */
export const LINKS: Links = {
  toRead: async (key) => `memory:${key}`,
  toWrite: async (key) => `memory:${key}`,
};

/** What the links lead to. */
function linkedObjects(store: Store): LinkedObjects {
  const keyOf = (link: string): string => link.replace('memory:', '');
  return {
    async read(link) {
      const stored = await store.get(keyOf(link));
      if (stored === undefined) throw new Error(`There is nothing at ${link}.`);
      return stored.bytes;
    },
    write: (link, bytes) => overwrite(store, keyOf(link), bytes),
  };
}

export const BUCKET = 'submissions';
const signer = await newSigner();

/** The stores of a deployment, in memory, and its pipeline as plain calls. */
export class Deployment {
  readonly submissions: Store;
  readonly releases: Store;
  readonly aliases: AliasStore;

  constructor({
    submissions = new MemoryStore(),
    releases = new MemoryStore(),
    aliases = new MemoryAliasStore(),
  }: Partial<Pick<Deployment, 'submissions' | 'releases' | 'aliases'>> = {}) {
    this.submissions = submissions;
    this.releases = releases;
    this.aliases = aliases;
  }

  /** Submits a project as the n-th commit of the main line. */
  async submit(project: Project, sequence: number): Promise<SubmissionReference> {
    const { sha: commit, time: committed } = commitAt(sequence);
    const header = { collection: COLLECTION, commit, committed, sequence };
    const key = submissionKey(header);
    await this.submissions.putIfAbsent(key, await packSubmission(project.files, header));
    return { bucket: BUCKET, key };
  }

  /** What the state machine does with an event, but for trying again. */
  async run(submission: SubmissionReference): Promise<void> {
    const of = await this.check(submission);
    if (of !== undefined) await this.publish(submission, of);
  }

  /** The states up to the last one; gives the number of shards, or undefined for a refused submission. */
  async check(submission: SubmissionReference): Promise<number | undefined> {
    const planned = await plan(this.#dependencies, submission);
    if (planned.kind === 'refused') return undefined;
    const { archive, shards } = planned;
    for (const shard of shards) await validate(this.#dependencies, { submission, archive, shard });
    return planned.of;
  }

  /** The last state. */
  async publish(submission: SubmissionReference, of = 1): Promise<void> {
    await publishSubmission(this.#dependencies, { submission, of });
  }

  get #dependencies() {
    const { submissions, releases, aliases } = this;
    const objects = linkedObjects(submissions);
    return { submissions, links: LINKS, objects, releases, aliases, signer, collection: COLLECTION };
  }

  /** The same, and the last state for what went wrong. */
  async runReporting(submission: SubmissionReference): Promise<void> {
    try {
      await this.run(submission);
    } catch (error) {
      const name = error instanceof Error ? error.name : 'Error';
      await reportFailure(this, { submission, error: { Error: name, Cause: String(error) } });
    }
  }

  async receipt({ key }: SubmissionReference): Promise<Receipt | undefined> {
    const name = parseSubmissionKey(key);
    return name && readReceipt(this.releases, name.collection, name.id);
  }

  /** The aliases and what they stand for. */
  async aliasesNow(): Promise<Record<string, string>> {
    return Object.fromEntries((await this.aliases.read()).entries);
  }
}
