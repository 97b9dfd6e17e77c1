import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { start } from './running-process.ts';
import { pidsIn, twoProcesses } from './two-processes.ts';
import { newWorkplace, plainEnvironment } from './workplace.ts';

const OWNER = fileURLToPath(new URL('two-processes.ts', import.meta.url));

/** Whether a process still does something; one that has ended and that nobody has asked about does not. */
function isRunning(pid: number): boolean {
  try {
    return !/\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

test('what is stopped has ended, with what it started', async () => {
  const workplace = newWorkplace('test');
  const running = await start(twoProcesses(workplace), workplace);
  const pids = pidsIn(workplace.folder);
  expect(pids.map(isRunning)).toEqual([true, true]);
  await running.stop();
  await running.stop();
  expect(pids.map(isRunning)).toEqual([false, false]);
  workplace.remove();
});

test('what does not start says why, with the end of its log', async () => {
  const workplace = newWorkplace('test');
  const env = plainEnvironment(workplace);
  const program = { name: 'broken', command: 'sh', env, isReady: async () => false };
  const failing = start({ ...program, args: ['-c', 'echo "no such luck"; exit 3'] }, workplace);
  await expect(failing).rejects.toThrow(/broken did not start.*no such luck/s);
  await expect(failing).rejects.toMatchObject({ cause: { message: 'It ended with 3.' } });
  const hanging = start({ ...program, args: ['-c', 'sleep 1000'], startMs: 300, graceMs: 0 }, workplace);
  await expect(hanging).rejects.toMatchObject({ cause: { message: 'It was not ready after 300 ms.' } });
  const absent = start({ ...program, command: 'no-such-program', args: [] }, workplace);
  await expect(absent).rejects.toMatchObject({ cause: { message: 'It ended with 127.' } });
  workplace.remove();
});

test('nothing outlives the process that started it, even where that is killed', async () => {
  const owner = spawn(process.execPath, [OWNER], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [output] = await once(owner.stdout, 'data');
  const folder = String(output).trim();
  const pids = pidsIn(folder);
  expect(pids.map(isRunning)).toEqual([true, true]);
  owner.kill('SIGKILL');
  for (let waited = 0; existsSync(folder) && waited < 100; waited++) await sleep(50);
  expect(pids.map(isRunning)).toEqual([false, false]);
  expect(existsSync(folder)).toBe(false);
});
