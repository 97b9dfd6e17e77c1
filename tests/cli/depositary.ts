import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Project } from '../core/check/project.ts';

const PROGRAM = fileURLToPath(new URL('../../dist/depositary.js', import.meta.url));

/** The root of this repository, which is a project too. */
export const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url));

/** What a run of the program left behind. */
export interface Run {
  status: number | null;
  stdout: string;
  stderr: string;
}

/** Runs the bundled program as a shell would. */
export function depositary(args: readonly string[], options: { cwd: string; env?: NodeJS.ProcessEnv }): Run {
  const env = { PATH: process.env.PATH, ...options.env };
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], {
    cwd: options.cwd,
    env,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

/** The options that stand in for Git, some minutes after the first commit. */
export function commitOptions(minute = 0): string[] {
  const commit = minute.toString(16).padStart(40, '0');
  return ['--commit', commit, '--released', `2020-03-01T12:${String(minute).padStart(2, '0')}:00Z`];
}

export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'depositary-'));
}

/** Writes a project to disk. */
export function writeProject(project: Project, directory = temporaryFolder()): string {
  for (const { path, bytes } of [...project.files.datasets, ...project.files.schemas]) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), bytes ?? new Uint8Array());
  }
  return directory;
}

/** Every file below a folder with its content, without a store's private folder. */
export function filesBelow(folder: string): Map<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = entries
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.includes('.store'));
  return new Map(paths.sort().map((path) => [path.slice(folder.length + 1), readFileSync(path, 'latin1')]));
}
