import { beforeAll, describe, expect, it } from 'vitest';
import type { Releases } from '../../../core/build/documents.ts';
import type { Snapshot } from '../../../core/compare/snapshot.ts';
import { type Outcome, publish } from '../../../core/publish/publish.ts';
import type { Signer } from '../../../core/publish/signature.ts';
import type { Store } from '../../../core/publish/store.ts';
import { Refusal } from '../../../core/shared/refusal.ts';
import { InterleavedStore, Scheduler } from './interleaved-store.ts';
import type { Place } from './place.ts';
import { readAsReader } from './reader.ts';
import { COLLECTION, changedProject, commitAt, firstProject, snapshot } from './samples.ts';
import { newSigner } from './signers.ts';

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
async function race(place: Place, signer: Signer, seed: number, publishers: [Publisher, Publisher]) {
  const scheduler = new Scheduler(seed);
  const open = (): Store => new InterleavedStore(place.open(), scheduler);
  const tasks = publishers.map(
    ({ state, minute }) =>
      () =>
        publish(open(), state, commitAt(minute), signer),
  );
  const [first, second, reader] = await scheduler.run<Outcome | string[]>([
    ...tasks,
    () => readAsReader(open(), COLLECTION),
  ]);
  // A reader in the middle of it all must find every listed release complete.
  expect(reader?.status, `seed ${seed}: ${reasonOf(reader)}`).toBe('fulfilled');
  const store = place.look();
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

async function currentRecord(store: Store, id: string): Promise<string> {
  const stored = await store.get(`${COLLECTION}/records/places/${id}.json`);
  return new TextDecoder().decode(stored?.bytes);
}

async function textOfLatest(store: Store): Promise<string> {
  const pointer: Releases = JSON.parse(
    new TextDecoder().decode((await store.get(`${COLLECTION}/releases.json`))?.bytes),
  );
  const data = await store.get(`${COLLECTION}/${pointer.latest}/data/places.ndjson`);
  return new TextDecoder().decode(data?.bytes);
}

/** How many orders are tried of two publishers of an earlier and a later commit, of one commit, of unrelated ones. */
export interface Seeds {
  ordered: number;
  same: number;
  unrelated: number;
}

/** Lets two publishers and a reader take turns at the operations of a store, in many orders. */
export function describeRaces(name: string, newPlace: () => Promise<Place>, seeds: Seeds): void {
  describe(`two publishers at once: ${name}`, { timeout: 600_000 }, () => {
    let run: (seed: number, publishers: [Publisher, Publisher]) => ReturnType<typeof race>;

    beforeAll(async () => {
      const place = await newPlace();
      const signer = await newSigner();
      await publish(place.open(), base, commitAt(0), signer);
      const goBack = place.save();
      run = (seed, publishers) => {
        goBack();
        return race(place, signer, seed, publishers);
      };
    });

    it('of an earlier and a later commit: both are published in order, or the earlier one is superseded', async () => {
      const seen = new Set<string>();
      for (let seed = 0; seed < seeds.ordered; seed++) {
        const { store, ends, label } = await run(seed, [
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

    it('of the same commit: one version comes of it', async () => {
      for (let seed = 0; seed < seeds.same; seed++) {
        const { versions, ends, label } = await run(seed, [
          { state: earlier, minute: 1 },
          { state: earlier, minute: 1 },
        ]);
        expect(versions, label).toEqual(['1.0.0', '1.1.0']);
        expect(['published unchanged', 'unchanged published'], label).toContain(ends.join(' '));
      }
    });

    it('of commits that know nothing of each other: one is refused because it would lose records', async () => {
      for (let seed = 0; seed < seeds.unrelated; seed++) {
        const { ends, versions, label } = await run(seed, [
          { state: earlier, minute: 1 },
          { state: unrelated, minute: 1 },
        ]);
        expect(ends.toSorted(), label).toEqual(['id-vanished', 'published']);
        expect(versions, label).toHaveLength(2);
      }
    });
  });
}
