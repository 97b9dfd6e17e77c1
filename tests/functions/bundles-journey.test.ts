import { describe, expect, it } from 'vitest';
import type { SubmissionReference } from '../../functions/steps/stored-submission.ts';
import { writeProject } from '../cli/depositary.ts';
import { GitCheckout, HAS_GIT } from '../cli/git-checkout.ts';
import { runDepositary } from '../cli/run-depositary.ts';
import { COLLECTION, changedProject, firstProject } from '../core/publish/samples.ts';
import { Cloud } from './cloud.ts';

describe.skipIf(!HAS_GIT)('a commit', () => {
  it('goes from the command line through the bundles to readers, by nothing but events', async () => {
    // EventBridge passes on what is created in the submission bucket under this prefix.
    const created: SubmissionReference[] = [];
    const cloud = await Cloud.start((reference) => {
      if (!reference.key.startsWith('submissions/')) return;
      created.push(reference);
      void cloud.run(reference);
    });
    const checkout = GitCheckout.of(firstProject());
    const submit = async () => {
      const args = ['--json', 'submit', '--to', 's3://submissions', '--site', cloud.site.url];
      const run = await runDepositary(args, { cwd: checkout.folder, env: cloud.s3Environment });
      expect(run.status, run.stderr).toBe(0);
      return JSON.parse(run.stdout);
    };
    try {
      expect(await submit()).toMatchObject({ created: true, outcome: 'published', version: '1.0.0' });
      writeProject(changedProject(), checkout.folder);
      checkout.commit();
      expect(await submit()).toMatchObject({ created: true, outcome: 'published', version: '1.1.0' });
      checkout.commit();
      expect(await submit()).toMatchObject({ created: true, outcome: 'unchanged', version: '1.1.0' });
      expect(created).toHaveLength(3);
      const newest = await fetch(`${cloud.site.url}/${COLLECTION}/latest/manifest.json`);
      expect(await newest.json()).toMatchObject({ version: '1.1.0' });
      const verified = await runDepositary(['verify', `${cloud.site.url}/${COLLECTION}`]);
      expect(verified).toMatchObject({ status: 0, stdout: expect.stringContaining('signed by') });
    } finally {
      await cloud.close();
    }
  });
});
