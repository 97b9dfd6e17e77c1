import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { commitOptions, depositary, REPOSITORY, temporaryFolder } from '../cli/depositary.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of the release that this run of the suite has published. */
    release: string;
  }
}

/** Publishes the collection of this repository once, with the real command, and gives the suite the folder. */
export function setup({ provide }: TestProject): () => void {
  const store = temporaryFolder();
  const run = depositary(['publish', '--json', '--store', store, ...commitOptions()], { cwd: REPOSITORY });
  if (run.status !== 0) throw new Error(`The collection was not published: ${run.stdout}${run.stderr}`);
  const { collection, version }: { collection: string; version: string } = JSON.parse(run.stdout);
  provide('release', join(store, collection, version));
  return () => rmSync(store, { recursive: true });
}
