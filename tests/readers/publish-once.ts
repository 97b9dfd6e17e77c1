import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** The store in which the shipped collection was published. */
    publishedStore: string;
  }
}

const ROOT = new URL('../..', import.meta.url);

/** Publishes the shipped collection with the real command, once for all test files. */
export function setup(project: TestProject): () => void {
  const store = mkdtempSync(join(tmpdir(), 'depositary-readers-'));
  const commit = ['--commit', '0'.repeat(40), '--released', '2026-03-01T12:00:00Z'];
  execFileSync(process.execPath, ['dist/depositary.js', 'publish', '--store', store, ...commit], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  project.provide('publishedStore', store);
  return () => rmSync(store, { recursive: true });
}
