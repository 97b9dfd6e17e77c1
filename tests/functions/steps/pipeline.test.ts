import { describe, expect, it, vi } from 'vitest';
import type { AliasStore } from '../../../core/publish/aliases.ts';
import type { Store } from '../../../core/publish/store.ts';
import { verifyRelease } from '../../../core/verify/verify-release.ts';
import { TransientError } from '../../../functions/aws/transient-error.ts';
import { MemoryAliasStore } from '../../core/publish/alias-memory-store.ts';
import { type Fault, FaultyStore } from '../../core/publish/faulty-store.ts';
import { InterleavedStore, Scheduler } from '../../core/publish/interleaved-store.ts';
import { MemoryStore } from '../../core/publish/memory-store.ts';
import { readAsReader } from '../../core/publish/reader.ts';
import { COLLECTION, changedProject, firstProject } from '../../core/publish/samples.ts';
import { Deployment } from './deployment.ts';

vi.mock(import('../../../core/build/build.ts'), async (original) =>
  (await import('../../core/publish/memoised-build.ts')).memoised(await original()),
);

const LATEST = `${COLLECTION}@latest`;

async function problemsIn(releases: Store): Promise<unknown[]> {
  const read = async (key: string) => (await releases.get(key))?.bytes;
  return (await verifyRelease(read, COLLECTION)).problems;
}

describe('a submission', () => {
  it('becomes a signed release that the aliases lead to, and a receipt', async () => {
    const deployment = new Deployment();
    const submission = await deployment.submit(firstProject(), 1);
    await deployment.run(submission);
    expect(await deployment.receipt(submission)).toEqual({
      collection: COLLECTION,
      submission: '000000001-000000000000',
      outcome: 'published',
      version: '1.0.0',
    });
    expect(await deployment.aliasesNow()).toEqual({
      [LATEST]: '1.0.0',
      [`${COLLECTION}@v1`]: '1.0.0',
      [`${COLLECTION}@v1.0`]: '1.0.0',
    });
    expect(await problemsIn(deployment.releases)).toEqual([]);
  });

  it('with errors gives a receipt with all findings, and no release', async () => {
    const deployment = new Deployment();
    const broken = firstProject()
      .withRecord('places', '/kind', 'castle')
      .withRecord('statements', '/about/agreements/0', 'no-such-treaty');
    const submission = await deployment.submit(broken, 1);
    await deployment.run(submission);
    const receipt = await deployment.receipt(submission);
    expect(receipt).toMatchObject({ outcome: 'findings' });
    expect(receipt?.findings?.map(({ code }) => code)).toEqual(broken.findings().map(({ code }) => code));
    expect(await readAsReader(deployment.releases, COLLECTION)).toEqual([]);
  });

  it.each([
    ['outside the profile', firstProject().withValue('schemas/actor.schema.json', '/not', {})],
    [
      'with a pattern that takes for ever',
      firstProject().withValue('schemas/place.schema.json', '/properties/id/pattern', '^(a+)+$'),
    ],
  ])('with schemas %s is never checked with them', async (_, project) => {
    const deployment = new Deployment();
    const submission = await deployment.submit(project, 1);
    await deployment.run(submission);
    const codes = (await deployment.receipt(submission))?.findings?.map(({ code }) => code);
    expect(codes).toEqual(project.findings().map(({ code }) => code));
    expect(await Array.fromAsync(deployment.submissions.list('work/'))).toEqual([]);
  });

  it('that would lose records is refused, with what to do about it', async () => {
    const deployment = new Deployment();
    await deployment.run(await deployment.submit(firstProject(), 1));
    const submission = await deployment.submit(firstProject().without('datasets/places/old-ferry.json'), 2);
    await deployment.run(submission);
    expect(await deployment.receipt(submission)).toMatchObject({
      outcome: 'refused',
      error: { code: 'id-vanished', help: expect.stringContaining('withdrawn') },
    });
    expect(await readAsReader(deployment.releases, COLLECTION)).toEqual(['1.0.0']);
  });

  it('that is no archive is refused', async () => {
    const deployment = new Deployment();
    const key = `submissions/${COLLECTION}/000000001-000000000000.tar.gz`;
    await deployment.submissions.putIfAbsent(key, new TextEncoder().encode('not an archive'));
    const submission = { bucket: 'submissions', key };
    await deployment.run(submission);
    expect(await deployment.receipt(submission)).toMatchObject({
      outcome: 'refused',
      error: { code: 'unsafe-archive' },
    });
  });

  it('whose pipeline breaks down gets a receipt that blames nobody and tells no secrets', async () => {
    const releases = new MemoryStore();
    const first = new Deployment({ releases: new FaultyStore(releases, 30, 'lost-answer') });
    const submission = await first.submit(firstProject(), 1);
    await first.runReporting(submission);
    const receipt = await first.receipt(submission);
    expect(receipt).toMatchObject({ outcome: 'failed', error: { code: 'pipeline-failure' } });
    expect(JSON.stringify(receipt)).not.toContain('stopped after the operation');
  });
});

describe('events', () => {
  it('that come twice change nothing the second time', async () => {
    const deployment = new Deployment();
    const submission = await deployment.submit(firstProject(), 1);
    await deployment.run(submission);
    const before = new Map((deployment.releases as MemoryStore).contents);
    await deployment.run(submission);
    expect((deployment.releases as MemoryStore).contents).toEqual(before);
  });

  it('that come twice at once make one release, and a receipt of it', { timeout: 300_000 }, async () => {
    const submissions = new MemoryStore();
    const checked = new Deployment({ submissions });
    const submission = await checked.submit(firstProject(), 1);
    await checked.check(submission);
    for (let seed = 0; seed < 40; seed++) {
      const releases = new MemoryStore();
      const aliases = new MemoryAliasStore();
      const scheduler = new Scheduler(seed);
      const interleaved = new InterleavedStore(releases, scheduler);
      const run = () => new Deployment({ submissions, releases: interleaved, aliases }).publish(submission);
      const results = await scheduler.run([run, run]);
      expect(
        results.map(({ status }) => status),
        `seed ${seed}`,
      ).toEqual(['fulfilled', 'fulfilled']);
      expect(await readAsReader(releases, COLLECTION), `seed ${seed}`).toEqual(['1.0.0']);
      expect(await new Deployment({ releases }).receipt(submission), `seed ${seed}`).toMatchObject({
        outcome: 'published',
        version: '1.0.0',
      });
      expect((await aliases.read()).entries.get(LATEST), `seed ${seed}`).toBe('1.0.0');
    }
  });

  it('in the wrong order leave the newer state, and the older submission is superseded', async () => {
    const deployment = new Deployment();
    await deployment.run(await deployment.submit(firstProject(), 1));
    const older = await deployment.submit(firstProject().withCopy('places', 'river-delta'), 2);
    const newer = await deployment.submit(changedProject(), 3);
    await deployment.run(newer);
    await deployment.run(older);
    expect(await deployment.receipt(newer)).toMatchObject({ outcome: 'published', version: '1.1.0' });
    expect(await deployment.receipt(older)).toMatchObject({ outcome: 'superseded' });
    expect(await readAsReader(deployment.releases, COLLECTION)).toEqual(['1.0.0', '1.1.0']);
  });

  it('in the wrong order are noticed even where the newer submission changed nothing', async () => {
    const deployment = new Deployment();
    await deployment.run(await deployment.submit(firstProject(), 1));
    const older = await deployment.submit(changedProject(), 2);
    const newer = await deployment.submit(firstProject(), 3);
    await deployment.run(newer);
    await deployment.run(older);
    expect(await deployment.receipt(newer)).toMatchObject({ outcome: 'unchanged', version: '1.0.0' });
    expect(await deployment.receipt(older)).toMatchObject({ outcome: 'superseded' });
    expect(await readAsReader(deployment.releases, COLLECTION)).toEqual(['1.0.0']);
  });
});

describe('a run that stops anywhere', () => {
  it.each<Fault>(['before', 'after', 'lost-answer'])(
    'is finished by the next one: %s',
    {
      timeout: 600_000,
    },
    async (fault) => {
      const submissions = new MemoryStore();
      const checked = new Deployment({ submissions });
      const submission = await checked.submit(firstProject(), 1);
      await checked.check(submission);
      const counting = new FaultyStore(new MemoryStore(), Number.POSITIVE_INFINITY, 'before');
      await new Deployment({ submissions, releases: counting }).publish(submission);
      for (let at = 1; at <= counting.operations; at++) {
        const releases = new MemoryStore();
        const aliases = new MemoryAliasStore();
        const faulty = new FaultyStore(releases, at, fault);
        const run = new Deployment({ submissions, releases: faulty, aliases }).publish(submission);
        await expect(run, `operation ${at}`).rejects.toThrow();
        const second = new Deployment({ submissions, releases, aliases });
        await second.publish(submission);
        expect(await readAsReader(releases, COLLECTION), `operation ${at}`).toEqual(['1.0.0']);
        // Whichever run it was: together they made the release.
        expect(await second.receipt(submission), `operation ${at}`).toMatchObject({
          outcome: 'published',
          version: '1.0.0',
        });
        expect((await second.aliasesNow())[LATEST], `operation ${at}`).toBe('1.0.0');
      }
      expect(counting.operations).toBeGreaterThan(50);
    },
  );

  it('with the release public and the aliases behind is told to be tried again, and then finishes', async () => {
    const aliases = new MemoryAliasStore();
    // Somebody else writes each time, so that no update is on the state that was read.
    const contested: AliasStore = { read: () => aliases.read(), update: async () => undefined };
    const deployment = new Deployment({ aliases: contested });
    const submission = await deployment.submit(firstProject(), 1);
    await expect(deployment.run(submission)).rejects.toThrow(TransientError);
    expect(await readAsReader(deployment.releases, COLLECTION)).toEqual(['1.0.0']);
    expect(await deployment.receipt(submission)).toBeUndefined();
    const { submissions, releases } = deployment;
    const second = new Deployment({ submissions, releases, aliases });
    await second.run(submission);
    expect(await second.receipt(submission)).toMatchObject({ outcome: 'published', version: '1.0.0' });
    expect((await second.aliasesNow())[LATEST]).toBe('1.0.0');
  });
});
