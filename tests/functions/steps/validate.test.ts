import { describe, expect, it } from 'vitest';
import { packSubmission } from '../../../core/publish/pack-submission.ts';
import { submissionKey } from '../../../core/publish/submission-keys.ts';
import { sha256 } from '../../../core/shared/canonical.ts';
import { TransientError } from '../../../functions/aws/transient-error.ts';
import { validate } from '../../../functions/steps/validate.ts';
import { COLLECTION, commitAt, firstProject } from '../../core/publish/samples.ts';

const { sha: commit, time: committed } = commitAt(1);
const HEADER = { collection: COLLECTION, commit, committed, sequence: 1 };
const SUBMISSION = { bucket: 'b', key: submissionKey(HEADER) };
const ARCHIVE = await packSubmission(firstProject().withRecord('places', '/kind', 'castle').files, HEADER);
const SHARD = { index: 0, of: 1, report: 'to:report' };

/** Checks what a link gives, of which the plan has said what its digest is. */
async function validated(given: Uint8Array, promised: Uint8Array = given) {
  const written: Record<string, unknown> = {};
  const objects = {
    read: async () => given,
    write: async (link: string, bytes: Uint8Array) => {
      written[link] = JSON.parse(new TextDecoder().decode(bytes));
    },
  };
  const archive = { link: 'to:archive', sha256: sha256(promised) };
  const event = { submission: SUBMISSION, archive, shard: SHARD };
  return { result: await validate({ objects, collection: COLLECTION }, event), written };
}

describe('a shard', () => {
  it('is checked, and its report put where the plan says', async () => {
    const { result, written } = await validated(ARCHIVE);
    expect(result).toEqual({ errors: 1 });
    expect(written).toEqual({
      'to:report': expect.objectContaining({
        findings: [expect.objectContaining({ code: 'not-in-vocabulary' })],
      }),
    });
  });

  it('of an archive that changed on its way is left for another try', async () => {
    const altered = ARCHIVE.with(100, (ARCHIVE[100] ?? 0) ^ 1);
    await expect(validated(altered, ARCHIVE)).rejects.toBeInstanceOf(TransientError);
  });
});
