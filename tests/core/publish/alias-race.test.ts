import { describe, expect, it } from 'vitest';
import { projectAliases } from '../../../core/publish/aliases.ts';
import { aliasesOf } from '../../../core/publish/delivery.ts';
import { readPointer } from '../../../core/publish/pointer.ts';
import type { Store } from '../../../core/publish/store.ts';
import { type Event, perform } from './alias-histories.ts';
import { InterleavedAliasStore, MemoryAliasStore } from './alias-memory-store.ts';
import { InterleavedStore, Scheduler } from './interleaved-store.ts';
import { MemoryStore } from './memory-store.ts';

const release: Event = { kind: 'release', level: 'minor' };

/** Notes the aliases that belong to each state of the pointer, in their order. */
class HistoryStore extends MemoryStore {
  readonly states: string[] = [];

  override async putIfMatch(key: string, bytes: Uint8Array, etag: string): Promise<boolean> {
    const written = await super.putIfMatch(key, bytes, etag);
    if (written && key === 'demo/releases.json') this.states.push(await aliasesNow(this));
    return written;
  }
}

/** The aliases that belong to the pointer as it is. */
async function aliasesNow(store: Store): Promise<string> {
  const pointer = await readPointer(store, 'demo');
  return JSON.stringify(pointer ? [...aliasesOf(pointer.releases)] : []);
}

/** What each of the publishers does to the pointer before it projects. */
type Publishers = readonly (readonly Event[])[];

/** Lets publishers of one collection, and one of another, change pointers and project, in the order of a seed. */
async function race(seed: number, publishers: Publishers) {
  const store = new HistoryStore();
  const aliases = new MemoryAliasStore();
  for (const event of [release, release]) await perform(store, 'demo', event);
  await projectAliases(store, aliases, 'demo');
  store.states.push(await aliasesNow(store));
  const scheduler = new Scheduler(seed);
  const turnedStore = new InterleavedStore(store, scheduler);
  const turnedAliases = new InterleavedAliasStore(aliases, scheduler);
  const publish = (collection: string, events: readonly Event[]) => async () => {
    for (const event of events) await perform(turnedStore, collection, event);
    return projectAliases(turnedStore, turnedAliases, collection);
  };
  const results = await scheduler.run([
    ...publishers.map((events) => publish('demo', events)),
    publish('other', [release]),
  ]);
  const failures = results.filter(({ status }) => status === 'rejected');
  expect(failures, `seed ${seed}`).toEqual([]);
  return { store, aliases };
}

/** The aliases of `demo` in the order of {@link aliasesOf}, which is that of the states. */
function stateOf(entries: ReadonlyMap<string, string>, like: string): string {
  const order = new Map<string, string>(JSON.parse(like));
  const own = new Map(
    [...entries].filter(([key]) => key.startsWith('demo@')).map(([k, v]) => [k.slice(5), v]),
  );
  const sorted = [...order.keys()].filter((alias) => own.has(alias));
  const rest = [...own.keys()].filter((alias) => !order.has(alias)).sort();
  return JSON.stringify([...sorted, ...rest].map((alias) => [alias, own.get(alias)]));
}

describe('two projectors at once', () => {
  const cases: readonly [string, Publishers][] = [
    ['of one release each', [[release], [release]]],
    ['of a release and a yank', [[release], [{ kind: 'yank', which: 1 }]]],
    ['of a yank and its end', [[{ kind: 'yank', which: 1 }], [{ kind: 'restore', which: 1 }]]],
    [
      'of a yank, its end, and releases',
      [[{ kind: 'yank', which: 1 }, release], [{ kind: 'restore', which: 1 }], [release]],
    ],
  ];

  it.each(cases)('%s: the aliases end where the pointer does, and never go back', async (_, publishers) => {
    const orders = new Set<string>();
    for (let seed = 0; seed < 500; seed++) {
      const { store, aliases } = await race(seed, publishers);
      const last = store.states.at(-1) ?? '';
      expect(stateOf(aliases.entries, last), `seed ${seed}`).toBe(last);
      expectForward(store.states, aliases, seed);
      orders.add(aliases.updates.map(({ put }) => [...put].join(' ')).join('\n'));
    }
    // A test that met only one order would not have interleaved anything.
    expect(orders.size).toBeGreaterThan(2);
  });

  /** Replays the updates; what they lead to has to be states of the pointer, in their order. */
  function expectForward(states: readonly string[], { updates }: MemoryAliasStore, seed: number): void {
    const entries = new Map<string, string>();
    let reached = 0;
    for (const { put, remove } of updates) {
      for (const [key, version] of put) entries.set(key, version);
      for (const key of remove) entries.delete(key);
      const found = states.findIndex((state, index) => index >= reached && stateOf(entries, state) === state);
      // Updates of the other collection come in between.
      expect(found, `seed ${seed}`).toBeGreaterThanOrEqual(reached);
      reached = found;
    }
  }
});
