import { describe, expect, it } from 'vitest';
import { project } from '../../../core/publish/project.ts';
import { publish } from '../../../core/publish/publish.ts';
import type { Stored } from '../../../core/publish/store.ts';
import { MemoryStore } from './memory-store.ts';
import { contentsOf } from './reader.ts';
import { COLLECTION, changedProject, commitAt, firstProject, snapshot } from './samples.ts';

const first = snapshot(firstProject());
const second = snapshot(changedProject());

/** A store that tells which keys were written. */
class RecordingStore extends MemoryStore {
  readonly written: string[] = [];

  override async putIfAbsent(key: string, bytes: Uint8Array): Promise<boolean> {
    this.written.push(key);
    return super.putIfAbsent(key, bytes);
  }

  override async putIfMatch(key: string, bytes: Uint8Array, etag: string): Promise<boolean> {
    this.written.push(key);
    return super.putIfMatch(key, bytes, etag);
  }
}

/** A store in which something happens right after the pointer was read for the first time. */
class OvertakingStore extends MemoryStore {
  overtake: (() => Promise<unknown>) | undefined;

  override async get(key: string): Promise<Stored | undefined> {
    const stored = await super.get(key);
    const { overtake } = this;
    if (overtake !== undefined && key.endsWith('/releases.json')) {
      this.overtake = undefined;
      await overtake();
    }
    return stored;
  }
}

const currentRecords = (keys: readonly string[]): string[] =>
  keys.filter((key) => /\/records\/[a-z]+\/[a-z0-9-]+\.json$/.test(key)).sort();

describe('projecting', () => {
  it('does nothing before the first release', async () => {
    const store = new RecordingStore();
    await project(store, COLLECTION);
    expect(store.written).toEqual([]);
  });

  it('writes the records that a release changed, and no others', async () => {
    const store = new RecordingStore();
    await publish(store, first, commitAt(0));
    store.written.length = 0;
    await publish(store, second, commitAt(1));
    expect(currentRecords(store.written)).toEqual(
      ['actors/example-state', 'places/old-ferry', 'places/river-island'].map(
        (name) => `${COLLECTION}/records/${name}.json`,
      ),
    );
  });

  it('writes nothing where it is done already', async () => {
    const store = new RecordingStore();
    await publish(store, first, commitAt(0));
    store.written.length = 0;
    await project(store, COLLECTION);
    expect(store.written).toEqual([]);
  });

  it('takes nothing back when a newer release overtakes it', async () => {
    const expected = new MemoryStore();
    await publish(expected, first, commitAt(0));
    await publish(expected, second, commitAt(1));
    const store = new OvertakingStore();
    await publish(store, first, commitAt(0));
    let overtaken = '';
    store.overtake = async () => {
      await publish(store, second, commitAt(1));
      const key = `${COLLECTION}/records/actors/example-state.json`;
      overtaken = new TextDecoder().decode((await store.get(key))?.bytes);
    };
    await project(store, COLLECTION);
    expect(overtaken).toContain('State of Example');
    expect(await contentsOf(store)).toEqual(await contentsOf(expected));
  });

  it('leaves the current records alone where every release is yanked', async () => {
    const store = new RecordingStore();
    await publish(store, first, commitAt(0));
    const yanked = [{ version: '1.0.0', on: '2020-03-02', reason: 'It was a draft.' }];
    store.written.length = 0;
    await publish(store, { ...first, settings: { ...first.settings, yanked } }, commitAt(1));
    expect(store.written.filter((key) => /projected\.json$|\/records\//.test(key))).toEqual([]);
    expect(store.written[0]).toBe(`${COLLECTION}/releases.json`);
  });
});
