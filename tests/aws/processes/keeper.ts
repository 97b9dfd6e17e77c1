/**
 * A program that runs another one and outlives neither it nor its owner: `node keeper.ts '{"command":…}'`. The
 * owner holds the other end of standard input. SIGTERM ends the program; so does the end of standard input, which
 * means that the owner is gone, however that happened, and then the private folder goes too.
 */
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';

/** What the keeper is told, as JSON in its one argument. */
export interface KeeperTask {
  command: string;
  args: readonly string[];
  /** How long the program may take to end by itself when it is asked to, in milliseconds. */
  graceMs: number;
  /** Removed when the owner is gone. */
  folder: string;
}

if (import.meta.main) keep(JSON.parse(process.argv[2] ?? '') as KeeperTask);

function keep({ command, args, graceMs, folder }: KeeperTask): void {
  // A process group of its own, so that what the program starts ends with it.
  const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], detached: true });
  const { pid } = child;
  const signal = (name: NodeJS.Signals): void => {
    if (pid === undefined) return;
    try {
      process.kill(-pid, name);
    } catch {
      // All of them have ended.
    }
  };
  let ownerGone = false;
  const end = (): void => {
    if (graceMs > 0) signal('SIGTERM');
    setTimeout(signal, graceMs, 'SIGKILL');
  };
  process.on('SIGTERM', end);
  // Interrupting a test run on a terminal reaches this process as well; the owner decides what follows.
  process.on('SIGINT', () => {});
  process.on('SIGHUP', () => {});
  process.stdin.on('end', () => {
    ownerGone = true;
    end();
  });
  process.stdin.resume();
  child.on('error', (error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(127);
  });
  child.on('exit', (code) => {
    // What the program started itself may still run.
    signal('SIGKILL');
    if (ownerGone) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    process.exit(code ?? 1);
  });
}
