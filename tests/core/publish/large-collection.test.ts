import { beforeAll, describe, expect, it } from 'vitest';
import type { Manifest } from '../../../core/build/documents.ts';
import { project } from '../../../core/publish/project.ts';
import { publish } from '../../../core/publish/publish.ts';
import { CountingStore, manyPlaces } from './large-collection.ts';
import { MemoryStore } from './memory-store.ts';
import { contentsOf, readAsReader } from './reader.ts';
import { COLLECTION, commitAt } from './samples.ts';

const text = (store: MemoryStore, key: string): string =>
  new TextDecoder().decode(store.contents.get(`${COLLECTION}/${key}`));
const manifestOf = (store: MemoryStore, version: string): Manifest =>
  JSON.parse(text(store, `${version}/manifest.json`));

describe.each([200, 2000])('a collection in shards with %i places', (count) => {
  const store = new CountingStore();
  beforeAll(async () => {
    await publish(store, manyPlaces(count), commitAt(0));
    store.forget();
  });

  it('is complete for readers, and has no file that holds all records', async () => {
    expect(await readAsReader(store, COLLECTION)).toEqual(['1.0.0']);
    const { files, shards, counts } = manifestOf(store, '1.0.0');
    expect(counts.places).toBe(count + 2);
    const whole = /^(?:data\/.*|.*\.(?:sqlite|zip)|(?:revisions|datapackage|croissant)\.json)$/;
    expect(files.filter(({ path }) => whole.test(path))).toEqual([]);
    expect(shards?.leftOut.map(({ path }) => path)).toEqual([
      'data/*.json',
      'data/*.ndjson',
      'data/*.csv',
      'data/*.parquet',
      `${COLLECTION}.sqlite`,
      `${COLLECTION}.zip`,
      'revisions.json',
      'datapackage.json',
      'croissant.json',
    ]);
    expect(shards?.limit).toEqual({ records: 0, bytes: 0 });
  });

  it('costs no write where nothing changed, and few reads', async () => {
    store.forget();
    expect((await publish(store, manyPlaces(count), commitAt(1))).kind).toBe('unchanged');
    expect(store.written).toEqual([]);
    expect(store.reads).toBeLessThan(10);
  });

  it('costs one shard, one list, two addresses and a constant where one record changed', async () => {
    store.forget();
    const outcome = await publish(store, manyPlaces(count, [7]), commitAt(2));
    expect(outcome).toMatchObject({ kind: 'published', version: '1.0.1' });
    const written = store.written.map((key) => key.slice(COLLECTION.length + 1));
    expect(written.filter((key) => /^shards\/places\/[0-9a-f]{64}\.ndjson$/.test(key))).toHaveLength(1);
    expect(written.filter((key) => /^shards\/places\/[0-9a-f]{64}\.json$/.test(key))).toHaveLength(1);
    expect(written.filter((key) => key.startsWith('records/')).sort()).toEqual([
      'records/places/place-000007.json',
      'records/places/place-000007/1.0.1.json',
    ]);
    // The same for 200 and for 2000: documents, schemas, types, the pointer, feeds and markers.
    expect(written.filter((key) => !/^(?:shards|records)\//.test(key))).toHaveLength(55);
    expect(store.reads).toBeLessThan(45);
    expect(await readAsReader(store, COLLECTION)).toEqual(['1.0.0', '1.0.1']);
    expect(JSON.parse(text(store, '1.0.1/changes.json')).changes).toMatchObject([
      { op: 'modified', dataset: 'places', id: 'place-000007', fields: [{ pointer: '/names/0/name' }] },
    ]);
  });
});

describe('a collection in shards', () => {
  it('has one current record each, brought back where a release is yanked', async () => {
    const store = new MemoryStore();
    await publish(store, manyPlaces(40), commitAt(0));
    const current = (): string => text(store, 'records/places/place-000003.json');
    const before = current();
    await publish(store, manyPlaces(41, [3]), commitAt(1));
    expect(current()).toContain('corrected');
    expect(text(store, 'records/places/place-000040.json')).toContain('Place 40');
    const last = manyPlaces(41, [3]);
    const yanked = [{ version: '1.1.0', on: '2020-03-02', reason: 'It was a draft.' }];
    await publish(store, { ...last, settings: { ...last.settings, yanked } }, commitAt(2));
    expect(current()).toBe(before);
    expect(JSON.parse(text(store, 'records/places/place-000040.json'))).toEqual({
      id: 'place-000040',
      withdrawn: { on: '2020-03-02', reason: 'It was a draft.' },
    });
  });

  it('divides further as it grows, and tells the few changes all the same', async () => {
    const store = new MemoryStore();
    await publish(store, manyPlaces(20), commitAt(0));
    await publish(store, manyPlaces(90), commitAt(1));
    const bits = ['1.0.0', '1.1.0'].map((version) => manifestOf(store, version).shards?.datasets.places.bits);
    expect(bits).toEqual([0, 2]);
    expect(JSON.parse(text(store, '1.1.0/changes.json')).changes).toHaveLength(70);
    expect(await readAsReader(store, COLLECTION)).toEqual(['1.0.0', '1.1.0']);
  });

  it('begins a major version where it was in single files, and stays in shards', async () => {
    const store = new MemoryStore();
    const small = (count: number) => ({ ...manyPlaces(count), limit: { records: 30, bytes: 1e9 } });
    await publish(store, small(10), commitAt(0));
    expect(manifestOf(store, '1.0.0').shards).toBeUndefined();
    await publish(store, small(40), commitAt(1));
    expect(manifestOf(store, '2.0.0').bump.reasons).toEqual([
      'the data is in shards, because it is more than 30 records or 1000000000 bytes',
      '30 records added',
    ]);
    const roomy = { ...manyPlaces(40, [1]), limit: { records: 1000, bytes: 1e9 } };
    await publish(store, roomy, commitAt(2));
    expect(manifestOf(store, '2.0.1').shards).toBeDefined();
    expect(await readAsReader(store, COLLECTION)).toEqual(['1.0.0', '2.0.0', '2.0.1']);
    expect(text(store, 'records/places/place-000001.json')).toContain('corrected');
  });

  it('reserves a version by a SHA256SUMS that stands for its records too', async () => {
    const [one, other] = [new MemoryStore(), new MemoryStore()];
    await publish(one, manyPlaces(40), commitAt(0));
    await publish(other, manyPlaces(40, [3]), commitAt(0));
    expect(text(one, '1.0.0/SHA256SUMS')).not.toBe(text(other, '1.0.0/SHA256SUMS'));
  });

  it('is made of the same bytes again', async () => {
    const [one, other] = [new MemoryStore(), new MemoryStore()];
    for (const store of [one, other]) {
      await publish(store, manyPlaces(40), commitAt(0));
      await publish(store, manyPlaces(40, [3]), commitAt(1));
    }
    expect(await contentsOf(one)).toEqual(await contentsOf(other));
  });
});

describe('what is derived from shards', () => {
  it('projects everything again where it is not known what was', async () => {
    const store = new MemoryStore();
    await publish(store, manyPlaces(40), commitAt(0));
    const expected = await contentsOf(store);
    for (const key of ['projected.json', 'records/places/place-000003.json'])
      store.contents.delete(`${COLLECTION}/${key}`);
    await project(store, COLLECTION);
    expect(await contentsOf(store)).toEqual(expected);
  });

  it('refuses to build on a shard that was altered', async () => {
    const store = new MemoryStore();
    await publish(store, manyPlaces(3), commitAt(0));
    const key = [...store.contents.keys()].find((name) => /shards\/places\/.*\.ndjson$/.test(name)) ?? '';
    store.contents.set(key, new TextEncoder().encode('{"id":"border-town"}\n'));
    await expect(publish(store, manyPlaces(3, [1]), commitAt(1))).rejects.toMatchObject({
      code: 'damaged-store',
    });
  });
});
