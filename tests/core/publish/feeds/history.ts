import type { Snapshot } from '../../../../core/compare/snapshot.ts';
import { publish } from '../../../../core/publish/publish.ts';
import type { Store } from '../../../../core/publish/store.ts';
import type { Project } from '../../check/project.ts';
import { MemoryStore } from '../memory-store.ts';
import { COLLECTION, changedProject, commitAt, firstProject, snapshot } from '../samples.ts';

/** States of the collection, each of which is a release after the one before. */
const STATES: readonly Snapshot[] = [
  firstProject(),
  changedProject(),
  changedProject().withRecord('places', '/names/0/name', '=SUM(1) <b>&amp;'),
  changedProject()
    .withRecord('places', '/names/0/name', '=SUM(1) <b>&amp;')
    .withCopy('places', 'river-delta', {}),
].map((project: Project) => snapshot(project));

/** The versions that come of them. */
export const VERSIONS = ['1.0.0', '1.1.0', '1.1.1', '1.2.0'] as const;

/** The same state with releases yanked. */
export function yanking(state: Snapshot, ...versions: string[]): Snapshot {
  const yanked = versions.map((version) => ({ version, on: '2020-03-02', reason: 'A figure was <wrong>.' }));
  return { ...state, settings: { ...state.settings, yanked } };
}

const stored = new Map<number, ReadonlyMap<string, Uint8Array>>();

/** A store in which the first so many states were published, a minute apart. */
export async function storeAfter(count: number = STATES.length): Promise<MemoryStore> {
  const store = new MemoryStore();
  const known = stored.get(count);
  if (known === undefined && count > 0) {
    const before = await storeAfter(count - 1);
    for (const [key, bytes] of before.contents) store.contents.set(key, bytes);
    await publish(store, stateOf(count - 1), commitAt(count - 1));
    stored.set(count, new Map(store.contents));
  }
  for (const [key, bytes] of known ?? []) store.contents.set(key, bytes);
  return store;
}

/** One of the states. */
export function stateOf(index: number): Snapshot {
  const state = STATES[index];
  if (state === undefined) throw new RangeError(`There is no state ${index}.`);
  return state;
}

/** The last state. */
export const LAST = stateOf(STATES.length - 1);

/** The text of a file beside the releases. */
export async function textBeside(store: Store, name: string): Promise<string> {
  return new TextDecoder('utf-8', { fatal: true }).decode((await store.get(`${COLLECTION}/${name}`))?.bytes);
}
