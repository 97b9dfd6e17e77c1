import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { DirectoryStore } from '../../../core/publish/directory-store.ts';
import { publish } from '../../../core/publish/publish.ts';
import { type Fault, FaultyStore, StoreFault } from './faulty-store.ts';
import { contentsOf, readAsReader } from './reader.ts';
import { COLLECTION, changedProject, commitAt, firstProject, snapshot } from './samples.ts';

const first = snapshot(firstProject());
const second = snapshot(changedProject());
const FAULTS: readonly Fault[] = ['before', 'after', 'lost-answer'];

/** A file system in memory where there is one: the test syncs a hundred thousand files. */
const SCRATCH = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** A directory that is removed when the work on it is done. */
async function inCopyOf(
  origin: string | undefined,
  work: (directory: string) => Promise<void>,
): Promise<void> {
  const directory = mkdtempSync(join(SCRATCH, 'crash-'));
  try {
    if (origin !== undefined) cpSync(origin, directory, { recursive: true });
    await work(directory);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

describe.each([
  { name: 'the first release', before: undefined, versions: [[], ['1.0.0']] },
  { name: 'a second release', before: first, versions: [['1.0.0'], ['1.0.0', '1.1.0']] },
])('publishing $name with a fault at every operation', ({ before, versions }) => {
  const state = before === undefined ? first : second;
  let origin: string | undefined;
  let operations = 0;
  let undisturbed: Map<string, string>;

  beforeAll(async () => {
    if (before !== undefined) {
      origin = mkdtempSync(join(SCRATCH, 'crash-origin-'));
      await publish(new DirectoryStore(origin), before, commitAt(0));
    }
    await inCopyOf(origin, async (directory) => {
      const store = new FaultyStore(new DirectoryStore(directory), Number.POSITIVE_INFINITY, 'before');
      await publish(store, state, commitAt(1));
      operations = store.operations;
      undisturbed = await contentsOf(new DirectoryStore(directory));
    });
  });

  it.each(FAULTS)(
    'shows readers the old or the new state, and a second run finishes the job: %s',
    {
      timeout: 600_000,
    },
    async (fault) => {
      expect(operations).toBeGreaterThan(50);
      for (let at = 1; at <= operations; at++) {
        await inCopyOf(origin, async (directory) => {
          const store = new DirectoryStore(directory);
          await expect(publish(new FaultyStore(store, at, fault), state, commitAt(1))).rejects.toThrow(
            StoreFault,
          );
          expect(versions, `operation ${at}`).toContainEqual(await readAsReader(store, COLLECTION));
          await publish(new DirectoryStore(directory), state, commitAt(1));
          expect(await contentsOf(store), `operation ${at}`).toEqual(undisturbed);
        });
      }
    },
  );
});
