/** For running-process.test.ts; run by itself, it starts the program, prints where that is, and waits to be killed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Program, start } from './running-process.ts';
import { newWorkplace, plainEnvironment, type Workplace } from './workplace.ts';

/** A program that starts another one, and takes no notice when it is asked to end. */
export function twoProcesses(workplace: Workplace): Program {
  const pids = join(workplace.folder, 'pids');
  return {
    name: 'two',
    command: 'sh',
    args: ['-c', `trap '' TERM; sleep 1000 & echo "$$ $!" > '${pids}'; wait`],
    env: plainEnvironment(workplace),
    isReady: async () => readFileSync(pids, 'utf8').endsWith('\n'),
    graceMs: 200,
  };
}

/** The ids of both. */
export function pidsIn(folder: string): number[] {
  return readFileSync(join(folder, 'pids'), 'utf8').trim().split(' ').map(Number);
}

if (import.meta.main) {
  const workplace = newWorkplace('test');
  await start(twoProcesses(workplace), workplace);
  process.stdout.write(`${workplace.folder}\n`);
}
