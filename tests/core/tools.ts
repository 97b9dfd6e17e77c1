import { spawnSync } from 'node:child_process';
import type { TestContext } from 'vitest';

/** Skips a test, and says why, where a program of another maker is not on this machine. */
export function requireTool({ skip, task }: TestContext, name: string): void {
  const isHere = spawnSync(name, ['--version']).status === 0;
  if (!isHere) console.warn(`skipped "${task.name}": there is no ${name} on this machine`);
  skip(!isHere, `there is no ${name} on this machine`);
}

/** What a program writes when it reads this text. */
export function outputOf(name: string, args: readonly string[], input: string): string {
  const { status, stdout, stderr } = spawnSync(name, args, { input, encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (status !== 0) throw new Error(`${name} ended with ${status}: ${stderr}`);
  return stdout;
}
