import { checkShard, type Shard } from '../../core/check/shard.ts';
import { sha256 } from '../../core/shared/canonical.ts';
import { TransientError } from '../aws/transient-error.ts';
import type { LinkedArchive, LinkedShard } from './plan.ts';
import { type SubmissionReference, unpackSubmission } from './stored-submission.ts';

/** Reads and writes by links that carry the right to do so; throws TransientError where trying again can help. */
export interface LinkedObjects {
  read(link: string): Promise<Uint8Array>;
  write(link: string, bytes: Uint8Array): Promise<void>;
}

/** What the step works with. It parses what nobody has looked at, so it has no rights of its own. */
export interface ValidateDependencies {
  objects: LinkedObjects;
  /** The one collection that is published here. */
  collection: string;
}

/**
 * Checks one shard of a submission and leaves its report where the plan says.
 * @throws TransientError where the archive does not arrive as it was when the plan was made
 */
export async function validate(
  { objects, collection }: ValidateDependencies,
  {
    submission,
    archive,
    shard,
  }: { submission: SubmissionReference; archive: LinkedArchive; shard: LinkedShard },
): Promise<{ errors: number }> {
  const bytes = await objects.read(archive.link);
  if (sha256(bytes) !== archive.sha256) throw new TransientError(`${submission.key} did not arrive whole.`);
  const { files } = await unpackSubmission(bytes, submission, collection);
  const { index, of }: Shard = shard;
  const report = checkShard(files, { index, of });
  await objects.write(shard.report, new TextEncoder().encode(JSON.stringify(report)));
  return { errors: report.findings.filter(({ severity }) => severity === 'error').length };
}
