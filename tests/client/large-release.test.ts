import { beforeEach, describe, expect, it } from 'vitest';
import type { Fetch } from '../../client/api.ts';
import { openRelease } from '../../client/open-release.ts';
import type { Manifest } from '../../core/build/documents.ts';
import { publish } from '../../core/publish/publish.ts';
import { largeSnapshot, manyPlaces } from '../core/publish/large-collection.ts';
import { MemoryStore } from '../core/publish/memory-store.ts';
import { COLLECTION, changedProject, commitAt } from '../core/publish/samples.ts';

const SITE = 'https://data.example.org';
const many = new MemoryStore();
await publish(many, manyPlaces(3000), commitAt(0));
const few = new MemoryStore();
for (const [minute, state] of [largeSnapshot(), largeSnapshot(changedProject())].entries())
  await publish(few, state, commitAt(minute));

let asked: { key: string; bytes: number }[];
beforeEach(() => {
  asked = [];
});

function open(store: MemoryStore, altered = '') {
  const fetch: Fetch = async (url) => {
    const key = url.slice(SITE.length + 1);
    const bytes = new Uint8Array(store.contents.get(key) ?? []);
    if (altered !== '' && key.endsWith(altered)) bytes[0] = 32;
    asked.push({ key, bytes: bytes.length });
    const found = store.contents.has(key);
    return { ok: found, status: found ? 200 : 404, arrayBuffer: async () => bytes.buffer };
  };
  return openRelease<{
    records: Record<string, { id: string }>;
    withdrawn: { id: string; dataset: string };
    manifest: Manifest;
  }>('latest', { site: SITE, collection: COLLECTION, fetch });
}

describe('an opened release in shards', () => {
  it('gives one record with two requests, whose bytes do not depend on the number of records', async () => {
    const release = await open(many);
    asked = [];
    expect(await release.record('places', 'place-001234')).toMatchObject({
      id: 'place-001234',
      names: [{ name: 'Place 1234' }],
    });
    expect(asked.map(({ key }) => key.replace(/[0-9a-f]{64}/, 'DIGEST'))).toEqual([
      `${COLLECTION}/shards/places/DIGEST.json`,
      `${COLLECTION}/shards/places/DIGEST.ndjson`,
    ]);
    expect(asked.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(50_000);
  });

  it('gives every record, and nothing for what is not there or withdrawn', async () => {
    const release = await open(few);
    expect((await release.records('places')).map(({ id }) => id)).toEqual(['border-town', 'river-island']);
    expect(await release.withdrawn()).toMatchObject([{ dataset: 'places', id: 'old-ferry' }]);
    expect(await release.record('places', 'old-ferry')).toBeUndefined();
    expect(await release.record('places', 'nowhere')).toBeUndefined();
    expect(await release.record('figures', 'river-crossing-length')).toMatchObject({
      id: 'river-crossing-length',
    });
    expect(release.manifest.shards?.datasets.places.bits).toBe(0);
    await expect(release.record('toString', 'a')).rejects.toMatchObject({ code: 'no-such-file' });
  });

  it('gives all of many records, in the order of their ids', async () => {
    const ids = (await (await open(many)).records('places')).map(({ id }) => id);
    expect(ids).toHaveLength(3002);
    expect(ids).toEqual(ids.toSorted());
  });

  it('gives nothing from a shard or a list that is not what was published', async () => {
    for (const ending of ['.ndjson', '.json'])
      await expect(
        (await open(few)).record('places', 'border-town').then(async () => {
          const { key = '' } = asked.findLast(({ key: name }) => name.endsWith(ending)) ?? {};
          return (await open(few, key)).record('places', 'border-town');
        }),
      ).rejects.toMatchObject({ code: 'altered-file' });
  });
});

it('a release in single files gives one record too', async () => {
  const store = new MemoryStore();
  await publish(store, { ...manyPlaces(5), limit: { records: 100, bytes: 1e9 } }, commitAt(0));
  const release = await open(store);
  expect(await release.record('places', 'place-000003')).toMatchObject({ id: 'place-000003' });
  expect(await release.record('places', 'nowhere')).toBeUndefined();
});
