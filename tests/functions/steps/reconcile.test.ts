import { describe, expect, it } from 'vitest';
import { reconcile } from '../../../functions/steps/reconcile.ts';
import type { SubmissionReference } from '../../../functions/steps/stored-submission.ts';
import { MemoryAliasStore } from '../../core/publish/alias-memory-store.ts';
import type { MemoryStore } from '../../core/publish/memory-store.ts';
import { COLLECTION, changedProject, firstProject } from '../../core/publish/samples.ts';
import { BUCKET, Deployment } from './deployment.ts';

/** A deployment whose reconciliation starts executions as Step Functions does: one for each name. */
function reconciled(deployment: Deployment) {
  const names = new Set<string>();
  const started: SubmissionReference[] = [];
  const run = () =>
    reconcile({
      submissions: deployment.submissions,
      releases: deployment.releases,
      aliases: deployment.aliases,
      collection: COLLECTION,
      submissionBucket: BUCKET,
      start: async (name, submission) => {
        expect(name).toMatch(/^[A-Za-z0-9-]{1,80}$/);
        if (names.has(name)) return false;
        names.add(name);
        started.push(submission);
        return true;
      },
      ask: async (path) => {
        const [, collection = '', alias = '', ...rest] = path.split('/');
        const version = (await deployment.aliasesNow())[`${collection}@${alias}`];
        return version && `/${collection}/${version}/${rest.join('/')}`;
      },
    });
  return { run, started };
}

describe('reconciling', () => {
  it('does nothing where nothing is wrong', async () => {
    const deployment = new Deployment();
    const { run } = reconciled(deployment);
    expect(await run()).toEqual({ restarted: [], abandoned: [], drifted: [] });
    await deployment.run(await deployment.submit(firstProject(), 1));
    const before = new Map((deployment.releases as MemoryStore).contents);
    expect(await run()).toEqual({ restarted: [], abandoned: [], drifted: [] });
    expect((deployment.releases as MemoryStore).contents).toEqual(before);
  });

  it('starts a submission whose event got lost', async () => {
    const deployment = new Deployment();
    const submission = await deployment.submit(firstProject(), 1);
    const { run, started } = reconciled(deployment);
    expect(await run()).toMatchObject({ restarted: ['000000001-000000000000'] });
    expect(started).toEqual([submission]);
    await deployment.run(submission);
    expect(await run()).toMatchObject({ restarted: [], abandoned: [] });
  });

  it('starts a submission three times and leaves it to people then', async () => {
    const deployment = new Deployment();
    await deployment.submit(firstProject(), 1);
    const { run, started } = reconciled(deployment);
    for (let tick = 0; tick < 3; tick++) expect((await run()).restarted).toHaveLength(1);
    expect(await run()).toMatchObject({ restarted: [], abandoned: ['000000001-000000000000'] });
    expect(started).toHaveLength(3);
  });

  it('leaves a submission alone that has a receipt, whatever it says', async () => {
    const deployment = new Deployment();
    await deployment.run(await deployment.submit(firstProject().withRecord('places', '/kind', 'x'), 1));
    expect(await reconciled(deployment).run()).toMatchObject({ restarted: [], abandoned: [] });
  });

  it('makes the aliases again from the pointer, where all were lost', async () => {
    const deployment = new Deployment();
    await deployment.run(await deployment.submit(firstProject(), 1));
    await deployment.run(await deployment.submit(changedProject(), 2));
    const before = await deployment.aliasesNow();
    const { submissions, releases } = deployment;
    const wiped = new Deployment({ submissions, releases, aliases: new MemoryAliasStore() });
    const { run } = reconciled(wiped);
    expect((await run()).drifted.toSorted()).toEqual(['latest', 'v1', 'v1.0', 'v1.1']);
    expect(await wiped.aliasesNow()).toEqual(before);
    expect((await run()).drifted).toEqual([]);
  });

  it('makes the current records again from their revisions, where all were lost', async () => {
    const deployment = new Deployment();
    await deployment.run(await deployment.submit(firstProject(), 1));
    await deployment.run(await deployment.submit(changedProject(), 2));
    const releases = deployment.releases as MemoryStore;
    const before = new Map(releases.contents);
    for (const key of releases.contents.keys()) {
      if (/\/records\/[^/]+\/[^/]+\.json$|\/projected\.json$/.test(key)) releases.contents.delete(key);
    }
    expect(releases.contents.size).toBeLessThan(before.size);
    await reconciled(deployment).run();
    expect(releases.contents).toEqual(before);
  });

  it('makes the feeds again from the releases, where all were lost', async () => {
    const deployment = new Deployment();
    await deployment.run(await deployment.submit(firstProject(), 1));
    await deployment.run(await deployment.submit(changedProject(), 2));
    const releases = deployment.releases as MemoryStore;
    const before = new Map(releases.contents);
    for (const name of ['feed.atom', 'changes.csv', 'catalog.jsonld', 'projected-feeds.json']) {
      expect(releases.contents.delete(`${COLLECTION}/${name}`)).toBe(true);
    }
    await reconciled(deployment).run();
    expect(releases.contents).toEqual(before);
  });

  it('takes an edge that does not answer for one that answers wrong, and mends nothing that is right', async () => {
    const deployment = new Deployment();
    await deployment.run(await deployment.submit(firstProject(), 1));
    const { submissions, releases, aliases } = deployment;
    const found = await reconcile({
      submissions,
      releases,
      aliases,
      collection: COLLECTION,
      submissionBucket: BUCKET,
      start: async () => true,
      ask: async () => undefined,
    });
    expect(found.drifted).toEqual(['latest', 'v1', 'v1.0']);
  });
});
