import { beforeEach, describe, expect, it } from 'vitest';
import type { Manifest, ShardList } from '../../../core/build/documents.ts';
import { publish } from '../../../core/publish/publish.ts';
import { sha256 } from '../../../core/shared/canonical.ts';
import { verifyRelease } from '../../../core/verify/verify-release.ts';
import { largeSnapshot, manyPlaces } from '../publish/large-collection.ts';
import { MemoryStore } from '../publish/memory-store.ts';
import { COLLECTION, changedProject, commitAt } from '../publish/samples.ts';
import { Liar } from './liar.ts';

const original = new MemoryStore();
await publish(original, manyPlaces(200), commitAt(0));
await publish(original, manyPlaces(200, [7]), commitAt(1));

let store: MemoryStore;
let liar: Liar;
beforeEach(() => {
  store = new MemoryStore();
  for (const [key, bytes] of original.contents) store.contents.set(key, bytes);
  liar = new Liar(store, COLLECTION, '1.0.1');
});

const SHARDS = `${COLLECTION}/shards/places`;

function places(): { index: string; list: ShardList } {
  const manifest: Manifest = JSON.parse(liar.text(liar.key('manifest.json')));
  const [index = ''] = manifest.shards?.datasets.places.indexes ?? [];
  return { index, list: JSON.parse(liar.text(`${SHARDS}/${index}.json`)) };
}

async function problems(): Promise<string[]> {
  const { problems: found } = await verifyRelease(liar.read, COLLECTION);
  return found.map(({ code, file, message }) => `${code} ${file.replace(SHARDS, '')}: ${message}`);
}

/** Puts another list of the shards of places, and corrects everything above it. */
function lieInList(list: ShardList): string {
  const text = `${JSON.stringify(list)}\n`;
  const [digest, { index }] = [sha256(text), places()];
  store.contents.set(`${SHARDS}/${digest}.json`, new TextEncoder().encode(text));
  const replaced = (of: string): string => of.replaceAll(index, digest);
  liar.put(liar.key('SHA256SUMS'), replaced(liar.text(liar.key('SHA256SUMS'))));
  liar.put(liar.key('manifest.json'), replaced(liar.text(liar.key('manifest.json'))));
  liar.correctManifest();
  return digest;
}

/** Puts another text in the place of the first shard of places. */
function lieInShard(change: (text: string) => string): void {
  const { list } = places();
  const [first, ...others] = list.shards;
  if (first === undefined) throw new TypeError('There is no shard.');
  const text = change(liar.text(`${SHARDS}/${first.sha256}.ndjson`));
  const digest = sha256(text);
  store.contents.set(`${SHARDS}/${digest}.ndjson`, new TextEncoder().encode(text));
  lieInList({ shards: [{ sha256: digest, bytes: text.length, records: first.records }, ...others] });
}

describe('a release in shards', () => {
  it('has no problem as it was published, of each dataset and with tombstones', async () => {
    expect(await problems()).toEqual([]);
    const other = new MemoryStore();
    for (const [minute, state] of [largeSnapshot(), largeSnapshot(changedProject())].entries())
      await publish(other, state, commitAt(minute));
    const result = await verifyRelease(async (key) => other.contents.get(key), COLLECTION);
    expect(result).toMatchObject({ version: '1.1.0', records: 7, problems: [] });
  });

  it('lacks a shard', async () => {
    const { sha256: digest } = places().list.shards[3] ?? {};
    liar.remove(`${SHARDS}/${digest}.ndjson`);
    expect(await problems()).toEqual([
      `missing-file /${digest}.ndjson: A list of shards lists this file, and it is not there.`,
    ]);
  });

  it('has a shard that was altered', async () => {
    const { sha256: digest } = places().list.shards[3] ?? {};
    const key = `${SHARDS}/${digest}.ndjson`;
    liar.put(key, liar.text(key).replace('Place', 'Palace'));
    expect(await problems()).toEqual([
      `altered-file /${digest}.ndjson: It does not have the digest that it is named after.`,
    ]);
  });

  it('has a list of shards that is missing, or altered', async () => {
    const { index, list } = places();
    liar.edit<ShardList>(`${SHARDS}/${index}.json`, ({ shards }) => shards.reverse());
    expect(await problems()).toEqual([`altered-file /${index}.json: It has another digest.`]);
    expect(list.shards).toHaveLength(8);
    liar.remove(`${SHARDS}/${index}.json`);
    expect(await problems()).toEqual([`missing-file /${index}.json: There is no such file.`]);
  });

  it('has a record in the shard of another', async () => {
    const { shards } = places().list;
    lieInList({ shards: [...shards.slice(1), ...shards.slice(0, 1)] });
    expect((await problems())[0]).toMatch(/^wrong-record .*ndjson: places\/.* belongs into another shard\.$/);
  });

  it('lists fewer shards than its number of bits says', async () => {
    const digest = lieInList({ shards: places().list.shards.slice(1) });
    expect(await problems()).toEqual([`wrong-document /${digest}.json: It lists 7 shards, not 8.`]);
  });

  it.each([
    [
      'in another order',
      (text: string) => text.split('\n').slice(0, -1).reverse().join('\n').concat('\n'),
      /is not in its place/,
    ],
    ['in another form', (text: string) => text.replace('{', '{ '), /is not written in canonical form/],
    [
      'fewer than announced',
      (text: string) => text.slice(text.indexOf('\n') + 1),
      /^wrong-count .* records, not /,
    ],
    ['with another content', (text: string) => text.replace('"Place ', '"Palace '), /^wrong-changes /],
  ])('has the records of a shard %s', async (_, change, problem) => {
    lieInShard(change);
    expect((await problems())[0]).toMatch(problem);
  });

  it('lacks the address of a record that it changed', async () => {
    const key = `${COLLECTION}/records/places/place-000007/1.0.1.json`;
    liar.remove(key);
    expect(await problems()).toEqual([`missing-file ${key}: This revision is not there.`]);
  });

  it('has a SHA256SUMS that does not stand for its shards', async () => {
    const { index } = places();
    const sums = liar.text(liar.key('SHA256SUMS'));
    liar.put(liar.key('SHA256SUMS'), sums.replace(new RegExp(`^.*${index}.*\n`, 'm'), ''));
    liar.correctManifest();
    expect((await problems())[0]).toMatch(/^unlisted-file .*SHA256SUMS/);
  });
});
