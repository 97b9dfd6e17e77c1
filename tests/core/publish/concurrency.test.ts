import { describe, expect, it } from 'vitest';
import type { Releases } from '../../../core/build/documents.ts';
import type { Snapshot } from '../../../core/compare/snapshot.ts';
import { type Outcome, publish } from '../../../core/publish/publish.ts';
import { Refusal } from '../../../core/shared/refusal.ts';
import { InterleavedStore, Scheduler } from './interleaved-store.ts';
import { MemoryStore } from './memory-store.ts';
import { readAsReader } from './reader.ts';
import { COLLECTION, changedProject, commitAt, firstProject, snapshot } from './samples.ts';

const base = snapshot(firstProject());
const earlier = snapshot(changedProject());
/** A later commit: it holds what the earlier one holds, and more. */
const later = snapshot(changedProject().withCopy('places', 'river-delta', { kind: 'region' }));
/** A commit that knows nothing of the earlier one. */
const unrelated = snapshot(firstProject().withCopy('places', 'river-delta', { kind: 'region' }));

interface Publisher {
  state: Snapshot;
  minute: number;
}

/** Lets two publishers and a reader work at once, over a store that holds a release, in the order of a seed. */
async function race(seed: number, publishers: [Publisher, Publisher]) {
  const store = new MemoryStore();
  await publish(store, base, commitAt(0));
  const scheduler = new Scheduler(seed);
  const interleaved = new InterleavedStore(store, scheduler);
  const tasks = publishers.map(
    ({ state, minute }) =>
      () =>
        publish(interleaved, state, commitAt(minute)),
  );
  const [first, second, reader] = await scheduler.run<Outcome | string[]>([
    ...tasks,
    () => readAsReader(interleaved, COLLECTION),
  ]);
  // A reader in the middle of it all must find every listed release complete.
  expect(reader?.status, `seed ${seed}: ${reasonOf(reader)}`).toBe('fulfilled');
  const versions = await readAsReader(store, COLLECTION);
  expect(new Set(versions).size, `seed ${seed}`).toBe(versions.length);
  const ends = [endOf(first), endOf(second)];
  for (const { version } of ends)
    if (version !== undefined) expect(versions, `seed ${seed}`).toContain(version);
  return {
    store,
    versions,
    ends: ends.map(({ end }) => end),
    label: `seed ${seed}: ${JSON.stringify(ends)}`,
  };
}

function endOf(result: PromiseSettledResult<Outcome | string[]> | undefined): {
  end: string;
  version?: string;
} {
  if (result?.status === 'fulfilled' && !Array.isArray(result.value)) {
    const { value } = result;
    return { end: value.kind, ...(value.kind === 'published' && { version: value.version }) };
  }
  const reason = reasonOf(result);
  return { end: reason instanceof Refusal ? reason.code : `crash: ${reason}` };
}

function reasonOf(result: PromiseSettledResult<unknown> | undefined): unknown {
  return result?.status === 'rejected' ? result.reason : undefined;
}

async function currentRecord(store: MemoryStore, id: string): Promise<string> {
  const stored = await store.get(`${COLLECTION}/records/places/${id}.json`);
  return new TextDecoder().decode(stored?.bytes);
}

async function textOfLatest(store: MemoryStore): Promise<string> {
  const pointer: Releases = JSON.parse(
    new TextDecoder().decode((await store.get(`${COLLECTION}/releases.json`))?.bytes),
  );
  const data = await store.get(`${COLLECTION}/${pointer.latest}/data/places.ndjson`);
  return new TextDecoder().decode(data?.bytes);
}

describe('two publishers at once', () => {
  it('of an earlier and a later commit: both are published in order, or the earlier one is superseded', {
    timeout: 600_000,
  }, async () => {
    const seen = new Set<string>();
    for (let seed = 0; seed < 500; seed++) {
      const { store, ends, label } = await race(seed, [
        { state: earlier, minute: 1 },
        { state: later, minute: 2 },
      ]);
      expect(['published published', 'superseded published'], label).toContain(ends.join(' '));
      expect(await textOfLatest(store), label).toContain('river-delta');
      expect(await currentRecord(store, 'river-delta'), label).toContain('river-delta');
      seen.add(ends.join(' '));
    }
    // Both ends are possible; a test that met only one of them would not have interleaved anything.
    expect(seen.size).toBe(2);
  });

  it('of the same commit: one version comes of it', { timeout: 600_000 }, async () => {
    for (let seed = 0; seed < 100; seed++) {
      const { versions, ends, label } = await race(seed, [
        { state: earlier, minute: 1 },
        { state: earlier, minute: 1 },
      ]);
      expect(versions, label).toEqual(['1.0.0', '1.1.0']);
      expect(['published unchanged', 'unchanged published'], label).toContain(ends.join(' '));
    }
  });

  it('of commits that know nothing of each other: one is refused because it would lose records', {
    timeout: 600_000,
  }, async () => {
    for (let seed = 0; seed < 100; seed++) {
      const { ends, versions, label } = await race(seed, [
        { state: earlier, minute: 1 },
        { state: unrelated, minute: 1 },
      ]);
      expect(ends.toSorted(), label).toEqual(['id-vanished', 'published']);
      expect(versions, label).toHaveLength(2);
    }
  });
});
