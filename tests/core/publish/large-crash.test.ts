import { describe, expect, it, vi } from 'vitest';
import { publish } from '../../../core/publish/publish.ts';
import { FaultyStore, StoreFault } from './faulty-store.ts';
import { largeSnapshot } from './large-collection.ts';
import { MemoryStore } from './memory-store.ts';
import { contentsOf, readAsReader } from './reader.ts';
import { COLLECTION, changedProject, commitAt } from './samples.ts';

vi.mock(import('../../../core/build/build.ts'), async (original) =>
  (await import('./memoised-build.ts')).memoised(await original()),
);

const SHARDED = /\/shards\//;

describe('publishing shards with a fault at every operation', () => {
  it('shows readers the old or the new state, and a second run finishes the job', async () => {
    const [first, second] = [largeSnapshot(), largeSnapshot(changedProject())];
    const base = new MemoryStore();
    await publish(base, first, commitAt(0));
    const undisturbed = copyOf(base);
    const counting = new FaultyStore(undisturbed, Number.POSITIVE_INFINITY, 'after');
    await publish(counting, second, commitAt(1));
    const expected = await contentsOf(undisturbed);
    expect([...expected.keys()].filter((key) => SHARDED.test(key)).length).toBeGreaterThan(12);
    for (let at = 1; at <= counting.operations; at++) {
      const store = copyOf(base);
      await expect(publish(new FaultyStore(store, at, 'after'), second, commitAt(1))).rejects.toThrow(
        StoreFault,
      );
      expect([['1.0.0'], ['1.0.0', '1.1.0']], `operation ${at}`).toContainEqual(
        await readAsReader(store, COLLECTION),
      );
      await publish(store, second, commitAt(1));
      expect(await contentsOf(store), `operation ${at}`).toEqual(expected);
    }
  });
});

function copyOf({ contents }: MemoryStore): MemoryStore {
  const copy = new MemoryStore();
  for (const [key, bytes] of contents) copy.contents.set(key, bytes);
  return copy;
}
