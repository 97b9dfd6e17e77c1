import { describe, expect, it } from 'vitest';
import { packSubmission } from '../../../core/publish/pack-submission.ts';
import { submissionKey } from '../../../core/publish/submission-keys.ts';
import { type Links, plan } from '../../../functions/steps/plan.ts';
import { MemoryStore } from '../../core/publish/memory-store.ts';
import { COLLECTION, commitAt, firstProject } from '../../core/publish/samples.ts';
import { LINKS } from './deployment.ts';

/** A presigned address with a session token, which has no bound in writing, is about so long. */
const LINK_LENGTH = 2000;
const LONG_LINKS: Links = {
  toRead: async (key) => `memory:${key}`.padEnd(LINK_LENGTH, '-'),
  toWrite: async (key) => `memory:${key}`.padEnd(LINK_LENGTH, '-'),
};
/** The most that a state of Step Functions takes in or gives out. */
const LARGEST_PAYLOAD = 256 * 1024;

async function planned(records: number, links: Links = LINKS) {
  const submissions = new MemoryStore();
  const { sha: commit, time: committed } = commitAt(1);
  const header = { collection: COLLECTION, commit, committed, sequence: 1 };
  const { datasets, schemas } = firstProject().files;
  const bytes = new TextEncoder().encode('{}');
  const more = Array.from({ length: records }, (_, index) => ({
    path: `datasets/places/x-${index}.json`,
    bytes,
  }));
  const files = { datasets: [...datasets, ...more].sort((a, b) => (a.path < b.path ? -1 : 1)), schemas };
  const key = submissionKey(header);
  await submissions.putIfAbsent(key, await packSubmission(files, header));
  const dependencies = { submissions, links, releases: new MemoryStore(), collection: COLLECTION };
  return { result: await plan(dependencies, { bucket: 'b', key }), submissions };
}

describe('the plan', () => {
  it('of a small submission is one shard', async () => {
    expect((await planned(0)).result).toMatchObject({
      mode: 'inline',
      of: 1,
      archive: {
        link: expect.stringMatching(/^memory:submissions\//),
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
      shards: [{ index: 0, of: 1, report: expect.stringMatching(/^memory:work\/.*\/0\.json$/) }],
    });
  });

  it('of a large one is several, checked in one map', async () => {
    const { result } = await planned(2500);
    expect(result).toMatchObject({ mode: 'inline', of: 3 });
    expect(result.kind === 'shards' && result.shards.map(({ index }) => index)).toEqual([0, 1, 2]);
  });

  it('refuses the collection of somebody else', async () => {
    const { submissions } = await planned(0);
    const releases = new MemoryStore();
    const [key = ''] = await Array.fromAsync(submissions.list('submissions/'));
    const dependencies = { submissions, links: LINKS, releases, collection: 'other-collection' };
    expect(await plan(dependencies, { bucket: 'b', key })).toEqual({ kind: 'refused' });
    const [receipt = ''] = await Array.fromAsync(releases.list(''));
    expect(new TextDecoder().decode((await releases.get(receipt))?.bytes)).toContain('wrong-collection');
  });

  it('has no answer for a key that no submission has, or where nothing lies', async () => {
    const dependencies = {
      submissions: new MemoryStore(),
      links: LINKS,
      releases: new MemoryStore(),
      collection: COLLECTION,
    };
    await expect(plan(dependencies, { bucket: 'b', key: 'work/x' })).rejects.toThrow('work/x');
    const key = `submissions/${COLLECTION}/000000001-000000000000.tar.gz`;
    await expect(plan(dependencies, { bucket: 'b', key })).rejects.toThrow(key);
  });

  it('of a very large one is a list in the bucket, for a map that fans out further', async () => {
    const { result, submissions } = await planned(45_000);
    expect(result).toMatchObject({ mode: 'distributed', of: 46, shards: [], shardList: { bucket: 'b' } });
    const key = result.kind === 'shards' ? (result.shardList?.key ?? '') : '';
    const list: unknown = JSON.parse(new TextDecoder().decode((await submissions.get(key))?.bytes));
    expect(list).toHaveLength(46);
    expect(list).toContainEqual({ index: 45, of: 46, report: expect.stringMatching(/\/45\.json$/) });
  });

  it('stays below half the payload of a state, however many records there are', {
    timeout: 300_000,
  }, async () => {
    for (const records of [0, 39_000, 45_000]) {
      const { result } = await planned(records, LONG_LINKS);
      expect(JSON.stringify(result).length).toBeLessThan(LARGEST_PAYLOAD / 2);
    }
  });
});
