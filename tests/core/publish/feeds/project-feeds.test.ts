import fc from 'fast-check';
import { inc } from 'semver';
import { describe, expect, it } from 'vitest';
import type { Releases } from '../../../../core/build/documents.ts';
import { project } from '../../../../core/publish/project.ts';
import { ProjectionError } from '../../../../core/publish/projection.ts';
import { publish } from '../../../../core/publish/publish.ts';
import type { Stored } from '../../../../core/publish/store.ts';
import { sha256 } from '../../../../core/shared/canonical.ts';
import { MemoryStore } from '../memory-store.ts';
import { contentsOf } from '../reader.ts';
import { COLLECTION, commitAt } from '../samples.ts';
import { LAST, stateOf, storeAfter, textBeside, yanking } from './history.ts';

const FEEDS = ['feed.atom', 'changes.csv', 'catalog.jsonld', 'projected-feeds.json'].map(
  (name) => `${COLLECTION}/${name}`,
);

/** A store that tells which keys were read and written. */
class WatchedStore extends MemoryStore {
  readonly read: string[] = [];
  readonly written: string[] = [];

  constructor(contents: ReadonlyMap<string, Uint8Array>) {
    super();
    for (const [key, bytes] of contents) this.contents.set(key, bytes);
  }

  override async get(key: string): Promise<Stored | undefined> {
    this.read.push(key);
    return super.get(key);
  }

  override async putIfAbsent(key: string, bytes: Uint8Array): Promise<boolean> {
    this.written.push(key);
    return super.putIfAbsent(key, bytes);
  }

  override async putIfMatch(key: string, bytes: Uint8Array, etag: string): Promise<boolean> {
    this.written.push(key);
    return super.putIfMatch(key, bytes, etag);
  }
}

/** Adds releases to a store that are like the newest one, each with a number of its own. */
async function lengthen(store: MemoryStore, count: number): Promise<void> {
  for (let added = 0; added < count; added++) {
    const pointer: Releases = JSON.parse(await textBeside(store, 'releases.json'));
    const newest = pointer.releases.at(-1);
    if (newest === undefined) throw new TypeError('The store has no release.');
    const version = inc(newest.version, 'patch') ?? '';
    const folder = `${COLLECTION}/${newest.version}`;
    const [manifest, changes] = ['manifest.json', 'changes.json'].map((name) =>
      store.contents.get(`${folder}/${name}`),
    );
    const own = new TextEncoder().encode(
      new TextDecoder().decode(manifest).replace(`"version": "${newest.version}"`, `"version": "${version}"`),
    );
    store.contents.set(`${COLLECTION}/${version}/manifest.json`, own);
    store.contents.set(`${COLLECTION}/${version}/changes.json`, changes ?? new Uint8Array());
    const revisions = store.contents.get(`${folder}/revisions.json`);
    store.contents.set(`${COLLECTION}/${version}/revisions.json`, revisions ?? new Uint8Array());
    const releases = [...pointer.releases, { ...newest, version, manifestSha256: sha256(own) }];
    const next = { ...pointer, latest: version, releases };
    store.contents.set(`${COLLECTION}/releases.json`, new TextEncoder().encode(JSON.stringify(next)));
  }
}

describe('the feeds', () => {
  it('are made again from the releases alone, where any of them are lost', async () => {
    const store = await storeAfter();
    await publish(store, yanking(LAST, '1.1.0'), commitAt(9));
    const whole = await contentsOf(store);
    await fc.assert(
      fc.asyncProperty(fc.subarray(FEEDS), async (lost) => {
        for (const key of lost) store.contents.delete(key);
        // The marker vouches for what is there; without it everything is made again.
        store.contents.delete(`${COLLECTION}/projected-feeds.json`);
        await project(store, COLLECTION);
        expect(await contentsOf(store)).toEqual(whole);
      }),
      { numRuns: 16 },
    );
  });

  it('are not carried on from bytes that the marker does not vouch for', async () => {
    const [store, expected] = [await storeAfter(3), await storeAfter(4)];
    const damaged = (await textBeside(store, 'changes.csv')).replace('1.0.0', '9.9.9');
    store.contents.set(`${COLLECTION}/changes.csv`, new TextEncoder().encode(damaged));
    await publish(store, stateOf(3), commitAt(3));
    expect(await contentsOf(store)).toEqual(await contentsOf(expected));
  });

  it.each([
    'x',
    '{}',
    '[]',
    '{"releasesSha256":1,"changes":{}}',
    '{"releasesSha256":"a","changes":{"through":"1.0.0"}}',
  ])('are made again where the marker is %s', async (marker) => {
    const store = await storeAfter(2);
    const whole = await contentsOf(store);
    store.contents.set(`${COLLECTION}/projected-feeds.json`, new TextEncoder().encode(marker));
    await project(store, COLLECTION);
    expect(await contentsOf(store)).toEqual(whole);
  });

  it('are not written again where the releases are as they were', async () => {
    const store = new WatchedStore((await storeAfter()).contents);
    await project(store, COLLECTION);
    expect(store.written).toEqual([]);
  });

  it('are written again where a release is yanked, but for the list of changes', async () => {
    const store = await storeAfter();
    const before = await contentsOf(store);
    await publish(store, yanking(LAST, '1.1.0'), commitAt(9));
    const after = await contentsOf(store);
    const changed = FEEDS.filter((key) => before.get(key) !== after.get(key));
    expect(changed).toEqual(FEEDS.filter((key) => !key.endsWith('changes.csv')));
    await publish(store, LAST, commitAt(10));
    for (const key of FEEDS) expect((await contentsOf(store)).get(key), key).toBe(before.get(key));
  });

  it('exist also where every release is yanked', async () => {
    const store = await storeAfter(1);
    await publish(store, yanking(stateOf(0), '1.0.0'), commitAt(1));
    expect(await textBeside(store, 'feed.atom')).toContain('1.0.0 (yanked)');
  });

  it('are carried on, so that no old release is read again once it is out of the feed', async () => {
    const start = await storeAfter(1);
    await lengthen(start, 52);
    await project(start, COLLECTION);
    await lengthen(start, 1);
    const store = new WatchedStore(start.contents);
    await project(store, COLLECTION);
    const read = new Set(store.read.filter((key) => key.endsWith('/changes.json')));
    expect(read.size).toBe(50);
    expect(read.has(`${COLLECTION}/1.0.0/changes.json`)).toBe(false);
    const text = await textBeside(store, 'changes.csv');
    expect(text.indexOf('\r\n1.0.53,')).toBeGreaterThan(0);
    expect(text.indexOf('\r\n1.0.0,')).toBeGreaterThan(text.indexOf('\r\n1.0.1,'));
  });

  it('that cannot be made say so, and that the release is there', async () => {
    const store = await storeAfter(2);
    store.contents.delete(`${COLLECTION}/1.0.0/changes.json`);
    await expect(publish(store, stateOf(2), commitAt(2))).rejects.toThrow(ProjectionError);
    expect(await textBeside(store, 'releases.json')).toContain('"latest": "1.1.1"');
    expect(await textBeside(store, 'records/places/border-town.json')).toContain('SUM');
  });
});

describe('a projector that fell behind', () => {
  /** A store in which something happens right after a key was looked at. */
  class OvertakenStore extends MemoryStore {
    readonly #key: string;
    overtake: (() => Promise<unknown>) | undefined;

    constructor(key: string, contents: ReadonlyMap<string, Uint8Array>) {
      super();
      this.#key = `${COLLECTION}/${key}`;
      for (const [name, bytes] of contents) this.contents.set(name, bytes);
    }

    override async get(key: string): Promise<Stored | undefined> {
      const stored = await super.get(key);
      const { overtake } = this;
      if (overtake !== undefined && key === this.#key) {
        this.overtake = undefined;
        await overtake();
      }
      return stored;
    }
  }

  it.each(['projected-feeds.json', 'changes.csv', '1.0.0/changes.json', '1.1.0/manifest.json'])(
    'takes nothing back: overtaken after reading %s',
    async (key) => {
      const [start, expected] = [await storeAfter(2), await storeAfter(3)];
      start.contents.delete(`${COLLECTION}/projected-feeds.json`);
      const store = new OvertakenStore(key, start.contents);
      store.overtake = () => publish(store, stateOf(2), commitAt(2));
      await project(store, COLLECTION);
      expect(store.overtake).toBeUndefined();
      expect(await contentsOf(store)).toEqual(await contentsOf(expected));
    },
  );

  it('mends what it did where a yank was taken back meanwhile', async () => {
    const [start, expected] = [await storeAfter(), await storeAfter()];
    // A projector of the yank has confirmed the pointer and is about to write when the yank is taken back.
    class RestoringStore extends OvertakenStore {
      armed = true;
      override async putIfMatch(name: string, bytes: Uint8Array, etag: string): Promise<boolean> {
        if (this.armed && name.endsWith('feed.atom')) {
          this.armed = false;
          await publish(this, LAST, commitAt(12));
        }
        return super.putIfMatch(name, bytes, etag);
      }
    }
    const store = new RestoringStore('none', start.contents);
    await publish(store, yanking(LAST, '1.1.0'), commitAt(11));
    expect(store.armed).toBe(false);
    const feeds = async (of: MemoryStore) => {
      const contents = await contentsOf(of);
      return FEEDS.map((key) => contents.get(key));
    };
    expect(await feeds(store)).toEqual(await feeds(expected));
  });
});
