import { describe, expect, it } from 'vitest';
import { publish } from '../../../core/publish/publish.ts';
import { Refusal } from '../../../core/shared/refusal.ts';
import { MemoryStore } from './memory-store.ts';
import { contentsOf, readAsReader } from './reader.ts';
import { COLLECTION, changedProject, commitAt, firstProject, snapshot } from './samples.ts';

const first = snapshot(firstProject());
const second = snapshot(changedProject());
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('a version number', () => {
  it('that a dead publisher reserved for other content is passed over', async () => {
    const store = new MemoryStore();
    await publish(store, first, commitAt(0));
    await store.putIfAbsent(`${COLLECTION}/1.1.0/SHA256SUMS`, bytes('what another publisher meant to write'));
    await publish(store, second, commitAt(1));
    expect(await readAsReader(store, COLLECTION)).toEqual(['1.0.0', '1.1.1']);
  });

  it('under which a stranger put a file is refused before anything is written', async () => {
    const store = new MemoryStore();
    await publish(store, first, commitAt(0));
    await store.putIfAbsent(`${COLLECTION}/1.1.0/notes.md`, bytes('a file that belongs to no release'));
    const before = await contentsOf(store);
    await expect(publish(store, second, commitAt(1))).rejects.toThrow(Refusal);
    expect(await contentsOf(store)).toEqual(before);
  });

  it('is used again by the publisher that reserved it for the same content', async () => {
    const store = new MemoryStore();
    await publish(store, first, commitAt(0));
    const complete = new MemoryStore();
    await publish(complete, first, commitAt(0));
    await publish(complete, second, commitAt(1));
    for (const [key, content] of complete.contents) {
      if (key.endsWith('SHA256SUMS') || key.endsWith('1.1.0/data/actors.json'))
        await store.putIfAbsent(key, content);
    }
    await publish(store, second, commitAt(1));
    expect(await contentsOf(store)).toEqual(await contentsOf(complete));
  });
});

describe('a manifest of a commit with the same content', () => {
  it('counts where it was written first', async () => {
    const other = new MemoryStore();
    await publish(other, first, { ...commitAt(0), sha: 'f'.repeat(40) });
    const store = new MemoryStore();
    for (const [key, content] of other.contents)
      if (!key.includes('releases.json')) await store.putIfAbsent(key, content);
    await publish(store, first, commitAt(0));
    expect(await contentsOf(store)).toEqual(await contentsOf(other));
  });
});

describe('a damaged store', () => {
  const damages: [string, (store: MemoryStore) => void][] = [
    ['a pointer that is not JSON', (store) => store.contents.set(`${COLLECTION}/releases.json`, bytes('x'))],
    ['an altered manifest', (store) => store.contents.set(`${COLLECTION}/1.0.0/manifest.json`, bytes('{}'))],
    ['altered revisions', (store) => store.contents.set(`${COLLECTION}/1.0.0/revisions.json`, bytes('{}'))],
    ['a missing changelog', (store) => store.contents.delete(`${COLLECTION}/1.0.0/CHANGELOG.md`)],
    [
      'an altered revision of a record that changes',
      (store) => store.contents.set(`${COLLECTION}/records/actors/example-state/1.0.0.json`, bytes('{}')),
    ],
  ];

  it.each(damages)('stops the next release: %s', async (_, damage) => {
    const store = new MemoryStore();
    await publish(store, first, commitAt(0));
    damage(store);
    const before = await contentsOf(store);
    await expect(publish(store, second, commitAt(1))).rejects.toMatchObject({ code: 'damaged-store' });
    expect(await contentsOf(store)).toEqual(before);
  });

  it('with a marker that cannot be read is projected again', async () => {
    const store = new MemoryStore();
    await publish(store, first, commitAt(0));
    const sound = await contentsOf(store);
    store.contents.set(`${COLLECTION}/projected.json`, bytes('x'));
    await publish(store, first, commitAt(0));
    expect(await contentsOf(store)).toEqual(sound);
  });
});

describe('a record that only a yanked release holds', () => {
  it('is no current record any more, and comes back with the release', async () => {
    const store = new MemoryStore();
    await publish(store, first, commitAt(0));
    await publish(store, second, commitAt(1));
    const key = `${COLLECTION}/records/places/river-island.json`;
    const current = async () => JSON.parse(new TextDecoder().decode((await store.get(key))?.bytes));
    const yanked = [{ version: '1.1.0', on: '2020-03-02', reason: 'It was a draft.' }];
    const marked = { ...second, settings: { ...second.settings, yanked } };
    await publish(store, marked, commitAt(2));
    expect(await current()).toEqual({
      id: 'river-island',
      withdrawn: { on: '2020-03-02', reason: 'It was a draft.' },
    });
    await publish(store, second, commitAt(3));
    expect(await current()).toMatchObject({ names: [{ name: 'River Island' }] });
  });
});
