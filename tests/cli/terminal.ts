import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { temporaryFolder } from './depositary.ts';
import { Screen } from './screen.ts';

const PROGRAM = fileURLToPath(new URL('../../dist/depositary.js', import.meta.url));

/** How wide the terminal is; no line of a prompt is longer in the tests. */
const COLUMNS = 140;

/** Gives a shell command a pseudo-terminal, and what is typed into this program goes there. */
const BRIDGE =
  'import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(["sh", "-c", sys.argv[1]])))';

const ENTER = '\r';
const DOWN = '\u001b[B';

/** Why nothing can be shown on a terminal here; where tests must not be skipped it is no reason. */
export function lacksTerminal(): string | undefined {
  const { status } = spawnSync('python3', ['-c', 'import os, pty; os.waitstatus_to_exitcode']);
  if (status === 0 || process.env.CI !== undefined) return undefined;
  return 'python3 with the module pty is not installed';
}

/** A folder for PATH in which `depositary` is the bundled program. */
export function binFolder(): string {
  const folder = join(temporaryFolder(), 'bin');
  mkdirSync(folder);
  const file = join(folder, 'depositary');
  writeFileSync(file, `#!/bin/sh\nexec "${process.execPath}" "${PROGRAM}" "$@"\n`);
  chmodSync(file, 0o755);
  return folder;
}

/** A shell command as a person at a terminal runs it. */
export interface Session {
  cwd: string;
  bin: string;
  command: string;
  /** What is answered to each question, by the name of the question: a text, or the line of a choice. */
  answers: readonly { name: string; answer: string }[];
}

/** Runs a command on a pseudo-terminal and answers its questions; gives what is on the screen at the end. */
export function onTerminal({
  cwd,
  bin,
  command,
  answers,
}: Session): Promise<{ status: number | null; screen: string }> {
  const size = `stty rows 60 columns ${COLUMNS}`;
  const child = spawn('python3', ['-c', BRIDGE, `${size}; ${command}`], {
    cwd,
    env: { PATH: `${bin}:${process.env.PATH}`, TERM: 'xterm' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const screen = new Screen();
  const left = [...answers];
  let pending = '';
  child.stdout.setEncoding('utf8').on('data', (output: string) => {
    // A control sequence that is cut in two is printed when the rest of it is there.
    const [, whole = '', cut = ''] = /^([\s\S]*?)(\u001b(?:\[[\d;?]*)?)?$/.exec(pending + output) ?? [];
    pending = cut;
    screen.write(whole);
    const [next] = left;
    if (next === undefined || !screen.text.includes(`◆  ${next.name}:`) || !isDrawn(screen.text)) return;
    left.shift();
    child.stdin.write(keysFor(screen.text, next.answer));
  });
  return new Promise((resolve) => {
    child.on('close', (status) => resolve({ status, screen: screen.text.trimEnd() }));
  });
}

/** Whether the question is on the screen to its end, which is the corner of its frame. */
function isDrawn(text: string): boolean {
  return text.slice(text.lastIndexOf('◆')).includes('└');
}

/** The keys that give an answer: its text, or as often the arrow as the choice is below the first. */
function keysFor(text: string, answer: string): string {
  if (answer === '\u0003') return answer;
  const choices = text
    .slice(text.lastIndexOf('◆'))
    .split('\n')
    .filter((line) => /^│ {2}[●○]/.test(line))
    .map((line) => line.slice(5));
  if (choices.length === 0) return answer + ENTER;
  return DOWN.repeat(choices.indexOf(answer)) + ENTER;
}
