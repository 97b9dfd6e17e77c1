import { publish } from '../../../core/publish/publish.ts';
import { verifyRelease } from '../../../core/verify/verify-release.ts';
import { MemoryStore } from '../publish/memory-store.ts';
import { COLLECTION, changedProject, commitAt, firstProject, snapshot } from '../publish/samples.ts';
import { Liar } from './liar.ts';

const STATES = [snapshot(firstProject()), snapshot(changedProject())];

/** A store with the releases 1.0.0 and 1.1.0, and somebody who tampers with the second. */
export async function twoReleases(): Promise<{ store: MemoryStore; liar: Liar }> {
  const store = new MemoryStore();
  for (const [minute, state] of STATES.entries()) await publish(store, state, commitAt(minute));
  return { store, liar: new Liar(store, COLLECTION, '1.1.0') };
}

/** What verifying a release finds, without the messages: `code file`. */
export async function problemsOf({ read }: Liar, version?: string): Promise<string[]> {
  const { problems } = await verifyRelease(read, COLLECTION, version);
  return problems.map(({ code, file }) => `${code} ${file}`);
}
