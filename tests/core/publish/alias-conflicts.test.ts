import { beforeEach, describe, expect, it } from 'vitest';
import { MOST_CHANGES, projectAliases } from '../../../core/publish/aliases.ts';
import { ProjectionError } from '../../../core/publish/projection.ts';
import { type Event, perform } from './alias-histories.ts';
import { OvertakenAliasStore } from './alias-memory-store.ts';
import { MemoryStore } from './memory-store.ts';

const minor: Event = { kind: 'release', level: 'minor' };
const patch: Event = { kind: 'release', level: 'patch' };

describe('other projectors', () => {
  let store: MemoryStore;
  let overtaken: OvertakenAliasStore;

  beforeEach(() => {
    store = new MemoryStore();
    overtaken = new OvertakenAliasStore();
  });

  async function performAll(events: readonly Event[]): Promise<void> {
    for (const event of events) await perform(store, 'demo', event);
  }

  it('make it begin again, with the pointer as it is by then', async () => {
    await perform(store, 'demo', patch);
    overtaken.before = async (count) => {
      if (count > 0) return;
      await perform(store, 'demo', patch);
      await overtaken.updateOther();
    };
    expect(await projectAliases(store, overtaken, 'demo')).toBe(3);
    expect(overtaken.entries.get('demo@latest')).toBe('1.0.1');
    expect(overtaken.updates).toHaveLength(2);
  });

  it('may come between two updates of one projection', async () => {
    await performAll(Array.from({ length: 120 }, () => minor));
    overtaken.before = async (count) => {
      if (count === 1) await overtaken.updateOther();
    };
    expect(await projectAliases(store, overtaken, 'demo')).toBe(122);
    expect(overtaken.updates.map(({ put }) => put.size)).toEqual([MOST_CHANGES, 1, MOST_CHANGES, 22]);
    expect(overtaken.entries.get('demo@v1.119')).toBe('1.119.0');
  });

  it('with a newer pointer are not undone by the rest of an older projection', async () => {
    await performAll(Array.from({ length: 60 }, () => minor));
    overtaken.before = async (count) => {
      if (count !== 1) return;
      await perform(store, 'demo', { kind: 'yank', which: 59 });
      await projectAliases(store, overtaken, 'demo');
    };
    await projectAliases(store, overtaken, 'demo');
    expect(overtaken.entries.has('demo@v1.59')).toBe(false);
    const yanked = overtaken.updates.slice(1).flatMap(({ put }) => [...put.values()]);
    expect(yanked).not.toContain('1.59.0');
  });

  it('that are faster each time make it fail, and say so', async () => {
    await perform(store, 'demo', patch);
    overtaken.before = () => overtaken.updateOther();
    await expect(projectAliases(store, overtaken, 'demo')).rejects.toThrow(ProjectionError);
    expect(overtaken.entries.get('demo@latest')).toBeUndefined();
  });

  it('that find nothing to do are made up for, where the pointer came back to what it was', async () => {
    await performAll([patch, patch]);
    await projectAliases(store, overtaken, 'demo');
    await perform(store, 'demo', { kind: 'yank', which: 1 });
    overtaken.before = async (count) => {
      // After the look at the pointer; since this writes nothing, it does not stop the update.
      if (count > 1) return;
      await perform(store, 'demo', { kind: 'restore', which: 1 });
      expect(await projectAliases(store, overtaken, 'demo')).toBe(0);
    };
    expect(await projectAliases(store, overtaken, 'demo')).toBe(6);
    expect(overtaken.entries.get('demo@latest')).toBe('1.0.1');
  });
});
