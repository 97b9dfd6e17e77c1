import fc from 'fast-check';
import { compare } from 'semver';
import { beforeEach, describe, expect, it } from 'vitest';
import { MOST_CHANGES, projectAliases } from '../../../core/publish/aliases.ts';
import { readPointer } from '../../../core/publish/pointer.ts';
import { anyEvent, type Event, perform, usableVersions } from './alias-histories.ts';
import { MemoryAliasStore } from './alias-memory-store.ts';
import { changeOf, describeAliasStore } from './alias-store-contract.ts';
import { MemoryStore } from './memory-store.ts';

describeAliasStore('memory', async () => {
  const aliases = new MemoryAliasStore();
  return { open: () => aliases };
});

const major: Event = { kind: 'release', level: 'major' };
const minor: Event = { kind: 'release', level: 'minor' };
const patch: Event = { kind: 'release', level: 'patch' };

let store: MemoryStore;
let aliases: MemoryAliasStore;

beforeEach(() => {
  store = new MemoryStore();
  aliases = new MemoryAliasStore();
});

async function performAll(collection: string, events: readonly Event[]): Promise<void> {
  for (const event of events) await perform(store, collection, event);
}

describe('projecting aliases', () => {
  it('sets those of the pointer, under the name of the collection', async () => {
    await performAll('demo', [patch, patch, minor, major]);
    expect(await projectAliases(store, aliases, 'demo')).toBe(6);
    expect(Object.fromEntries(aliases.entries)).toEqual({
      'demo@latest': '2.0.0',
      'demo@v1': '1.1.0',
      'demo@v1.0': '1.0.1',
      'demo@v1.1': '1.1.0',
      'demo@v2': '2.0.0',
      'demo@v2.0': '2.0.0',
    });
  });

  it('writes what a release changes, and nothing else', async () => {
    await performAll('demo', [patch, minor]);
    await projectAliases(store, aliases, 'demo');
    await perform(store, 'demo', patch);
    expect(await projectAliases(store, aliases, 'demo')).toBe(3);
    expect(aliases.updates.at(-1)).toEqual(
      changeOf({ 'demo@latest': '1.1.1', 'demo@v1': '1.1.1', 'demo@v1.1': '1.1.1' }),
    );
  });

  it('writes nothing where nothing changed', async () => {
    await performAll('demo', [patch, minor]);
    await projectAliases(store, aliases, 'demo');
    expect(await projectAliases(store, aliases, 'demo')).toBe(0);
    expect(aliases.updates).toHaveLength(1);
  });

  it('removes aliases whose releases are all yanked', async () => {
    await performAll('demo', [patch, major]);
    await projectAliases(store, aliases, 'demo');
    await perform(store, 'demo', { kind: 'yank', which: 1 });
    expect(await projectAliases(store, aliases, 'demo')).toBe(3);
    expect(Object.keys(Object.fromEntries(aliases.entries))).toEqual(['demo@latest', 'demo@v1', 'demo@v1.0']);
    await perform(store, 'demo', { kind: 'yank', which: 0 });
    await projectAliases(store, aliases, 'demo');
    expect(aliases.entries.size).toBe(0);
  });

  it('leaves other collections alone, those with a similar name included', async () => {
    const others = { 'demo-2@latest': '1.0.0', 'a-demo@latest': '1.0.0', 'other@v9': '9.0.0', demo: 'x' };
    await aliases.update(changeOf(others), (await aliases.read()).etag);
    await performAll('demo', [patch]);
    await projectAliases(store, aliases, 'demo');
    expect(Object.fromEntries(aliases.entries)).toMatchObject(others);
  });

  it('removes what stands for a collection that the store does not hold', async () => {
    await aliases.update(changeOf({ 'demo@latest': '1.0.0' }), (await aliases.read()).etag);
    expect(await projectAliases(store, aliases, 'demo')).toBe(1);
    expect(aliases.entries.size).toBe(0);
    expect(await projectAliases(store, aliases, 'demo')).toBe(0);
  });

  it('repairs what somebody else wrote or removed', async () => {
    await performAll('demo', [patch, major]);
    await projectAliases(store, aliases, 'demo');
    const right = Object.fromEntries(aliases.entries);
    aliases.entries.set('demo@latest', '9.9.9').set('demo@v7', '7.0.0').delete('demo@v1');
    expect(await projectAliases(store, aliases, 'demo')).toBe(3);
    expect(Object.fromEntries(aliases.entries)).toEqual(right);
  });

  it('makes more changes than fit into an update, and restores all of them when they are wiped out', async () => {
    await performAll(
      'demo',
      Array.from({ length: 70 }, () => minor),
    );
    expect(await projectAliases(store, aliases, 'demo')).toBe(72);
    expect(aliases.updates.map(({ put }) => put.size)).toEqual([MOST_CHANGES, 22]);
    expect(aliases.reads).toBe(1);
    const right = Object.fromEntries(aliases.entries);
    aliases.entries.clear();
    expect(await projectAliases(store, aliases, 'demo')).toBe(72);
    expect(Object.fromEntries(aliases.entries)).toEqual(right);
  });
});

describe('any history', () => {
  it('leaves every alias at the newest release that fits it, never at one that is missing or yanked', async () => {
    const step = fc.record({
      collection: fc.constantFrom('demo', 'demo-2'),
      event: anyEvent,
      isProjected: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const history = new MemoryStore();
        const projected = new MemoryAliasStore();
        for (const { collection, event, isProjected } of steps) {
          await perform(history, collection, event);
          if (!isProjected) continue;
          await projectAliases(history, projected, collection);
          await expectInLine(history, projected, collection);
        }
      }),
      { numRuns: 300 },
    );
  });

  /** Compares the aliases of a collection with the versions of its pointer, without asking how they are made. */
  async function expectInLine(history: MemoryStore, projected: MemoryAliasStore, collection: string) {
    const releases = (await readPointer(history, collection))?.releases.releases ?? [];
    const usable = usableVersions(releases);
    const own = [...projected.entries].filter(([key]) => key.startsWith(`${collection}@`));
    const found = new Map(own.map(([key, version]) => [key.slice(collection.length + 1), version]));
    for (const [alias, version] of found) {
      const rivals = usable.filter((one) => alias === 'latest' || `v${one}.`.startsWith(`${alias}.`));
      expect(version).toBe(rivals.toSorted(compare).at(-1));
    }
    expect(found.has('latest')).toBe(usable.length > 0);
    for (const version of usable) {
      const [first, second] = version.split('.');
      expect(found.has(`v${first}`) && found.has(`v${first}.${second}`)).toBe(true);
    }
  }
});
