import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CACHE } from '../collection/cached.ts';

/** A folder of this run of the benchmark, in which it may write whatever it likes. */
export const WORKPLACE = join(CACHE, `run-${process.pid}`);

/** Makes the workplace and has it removed however this process ends, unless it is killed. */
export function openWorkplace(): void {
  mkdirSync(WORKPLACE, { recursive: true });
  process.once('exit', () => rmSync(WORKPLACE, { recursive: true, force: true }));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));
}
