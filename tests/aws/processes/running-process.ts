import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { KeeperTask } from './keeper.ts';
import type { Workplace } from './workplace.ts';

/** A program and how to tell that it is ready. */
export interface Program {
  /** Names its log. */
  name: string;
  command: string;
  args: readonly string[];
  env: Readonly<Record<string, string>>;
  /** Asked again and again until it is true; errors count as false. */
  isReady: () => Promise<boolean>;
  /** How long that may take. */
  startMs?: number;
  /** How long it may take to end when it is asked to; 0 where it need not be asked. */
  graceMs?: number;
}

/** A program that this process started. */
export interface RunningProcess {
  /** Ends the program and what it has started; does nothing the second time. */
  stop(): Promise<void>;
}

const KEEPER = fileURLToPath(new URL('keeper.ts', import.meta.url));
const POLL_MS = 50;
const START_MS = 60_000;
const GRACE_MS = 5_000;
const LAST_LINES = 20;

/**
 * Starts a program and waits until it is ready. It ends with {@link RunningProcess.stop}, and at the latest with
 * this process, even where that is killed.
 * @throws Error with the end of the log where it ends too early or takes too long.
 */
export async function start(program: Program, workplace: Workplace): Promise<RunningProcess> {
  const { name, command, args, env, isReady, startMs = START_MS, graceMs = GRACE_MS } = program;
  const task: KeeperTask = { command, args, graceMs, folder: workplace.folder };
  const log = workplace.log(name);
  const output = openSync(log, 'a');
  const keeper = spawn(process.execPath, [KEEPER, JSON.stringify(task)], {
    cwd: workplace.folder,
    env,
    stdio: ['pipe', output, output],
  });
  closeSync(output);
  const ended = new Promise<void>((resolve) => keeper.once('exit', () => resolve()));
  const stop = async (): Promise<void> => {
    keeper.kill('SIGTERM');
    await ended;
  };
  try {
    await ready(keeper, isReady, startMs);
  } catch (error) {
    await stop();
    const lines = readFileSync(log, 'utf8').trimEnd().split('\n').slice(-LAST_LINES);
    throw new Error(`${name} did not start. The end of ${log}:\n${lines.join('\n')}`, { cause: error });
  }
  return { stop };
}

async function ready(keeper: ChildProcess, isReady: () => Promise<boolean>, startMs: number): Promise<void> {
  const deadline = Date.now() + startMs;
  while (!(await isReady().catch(() => false))) {
    if (keeper.exitCode !== null) throw new Error(`It ended with ${keeper.exitCode}.`);
    if (Date.now() > deadline) throw new Error(`It was not ready after ${startMs} ms.`);
    await sleep(POLL_MS);
  }
}

/** Whether an HTTP server answers at all. */
export async function answers(url: string): Promise<boolean> {
  await (await fetch(url, { signal: AbortSignal.timeout(1_000) })).arrayBuffer();
  return true;
}
