import { describe, expect, it } from 'vitest';
import type { ChangeLevel } from '../../../core/compare/level.ts';
import type { Snapshot } from '../../../core/compare/snapshot.ts';
import { prepare } from '../../../core/publish/prepare.ts';
import { publish } from '../../../core/publish/publish.ts';
import { MemoryStore } from './memory-store.ts';
import { contentsOf } from './reader.ts';
import { COLLECTION, changedProject, commitAt, firstProject, snapshot } from './samples.ts';

const first = snapshot(firstProject());
const second = snapshot(changedProject());
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

async function published(): Promise<MemoryStore> {
  const store = new MemoryStore();
  await publish(store, first, commitAt(0));
  return store;
}

describe('preparing a release', () => {
  it('tells what publish would do, and writes nothing', async () => {
    const store = await published();
    const before = await contentsOf(store);
    expect(await prepare(store, second, commitAt(1))).toMatchObject({
      kind: 'published',
      built: { version: '1.1.0' },
    });
    expect(await prepare(store, first, commitAt(1))).toMatchObject({ kind: 'unchanged' });
    const yanked = [{ version: '1.0.0', on: '2020-03-02', reason: 'It was a draft.' }];
    const marked = { ...first, settings: { ...first.settings, yanked } };
    expect(await prepare(store, marked, commitAt(1))).toMatchObject({ kind: 'marked' });
    expect(await contentsOf(store)).toEqual(before);
  });

  it('raises the level to what is asked for, and releases nothing for its sake', async () => {
    const store = await published();
    const prepareWith = (state: Snapshot, level: ChangeLevel) =>
      prepare(store, state, commitAt(1), new Set(), level);
    expect(await prepareWith(second, 'major')).toMatchObject({
      built: { version: '2.0.0', manifest: { bump: { level: 'major' } } },
    });
    expect(await prepareWith(second, 'patch')).toMatchObject({ built: { version: '1.1.0' } });
    expect(await prepareWith(first, 'major')).toMatchObject({ kind: 'unchanged' });
  });

  it('compares schemas with those of the newest release, whatever else the major had', async () => {
    const store = await published();
    const wider = (kinds: string[]) =>
      snapshot(firstProject().withValue('schemas/place.schema.json', '/properties/kind/enum', kinds));
    await publish(store, wider(['settlement', 'lake']), commitAt(1));
    const prepared = await prepare(store, wider(['settlement', 'lake', 'river']), commitAt(2));
    expect(prepared).toMatchObject({
      built: {
        version: '1.2.0',
        manifest: {
          bump: {
            level: 'minor',
            reasons: [
              'place.schema.json at /properties/kind: the growing vocabulary gained "river"',
              'the authoring schemas or the units changed',
            ],
          },
        },
      },
    });
  });

  it('knows the numbers that belong to other content', async () => {
    const store = await published();
    await store.putIfAbsent(`${COLLECTION}/1.1.0/SHA256SUMS`, bytes('other content'));
    expect(await prepare(store, second, commitAt(1))).toMatchObject({ built: { version: '1.1.1' } });
    expect(await prepare(store, second, commitAt(1), new Set(['1.1.1']))).toMatchObject({
      built: { version: '1.1.2' },
    });
  });

  it('puts the new changes on top of the changelog that was published', async () => {
    const store = await published();
    await publish(store, second, commitAt(1));
    const stored = await store.get(`${COLLECTION}/1.1.0/CHANGELOG.md`);
    expect(new TextDecoder().decode(stored?.bytes)).toMatch(/## 1\.1\.0.+## 1\.0\.0/s);
  });

  it('refuses a version to be yanked that neither is released nor would be', async () => {
    const store = await published();
    const yanked = [{ version: '3.0.0', on: '2020-03-02', reason: 'There is no such release.' }];
    const refusal = prepare(store, { ...second, settings: { ...second.settings, yanked } }, commitAt(1));
    await expect(refusal).rejects.toMatchObject({ code: 'unknown-yank' });
  });

  it('of an older commit is refused where it would change something', async () => {
    const store = new MemoryStore();
    await publish(store, second, commitAt(5));
    await expect(
      prepare(store, snapshot(changedProject().withCopy('places', 'delta')), commitAt(4)),
    ).rejects.toMatchObject({
      code: 'superseded',
    });
    expect(await prepare(store, second, commitAt(4))).toMatchObject({ kind: 'unchanged' });
  });

  it('goes by the places on the main line where both are known, whatever the times say', async () => {
    const store = new MemoryStore();
    await publish(store, second, { ...commitAt(5), sequence: 7 });
    const delta = snapshot(changedProject().withCopy('places', 'delta'));
    await expect(prepare(store, delta, { ...commitAt(6), sequence: 6 })).rejects.toMatchObject({
      code: 'superseded',
    });
    expect(await prepare(store, delta, { ...commitAt(4), sequence: 8 })).toMatchObject({ kind: 'published' });
  });

  it('of a later commit that changes nothing still bars the earlier ones', async () => {
    const store = new MemoryStore();
    await publish(store, second, { ...commitAt(1), sequence: 1 });
    expect(await publish(store, second, { ...commitAt(3), sequence: 3 })).toMatchObject({
      kind: 'unchanged',
      releases: { sequence: 3, updated: commitAt(3).time },
    });
    const delta = snapshot(changedProject().withCopy('places', 'delta'));
    await expect(publish(store, delta, { ...commitAt(2), sequence: 2 })).rejects.toMatchObject({
      code: 'superseded',
    });
    const before = await contentsOf(store);
    await publish(store, second, { ...commitAt(3), sequence: 3 });
    expect(await contentsOf(store)).toEqual(before);
  });
});
