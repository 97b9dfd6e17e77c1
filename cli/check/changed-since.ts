import { execFileSync } from 'node:child_process';
import { EXIT, UserError } from '../exit-code.ts';

/** Where a change makes every record worth a look: what they are checked with. */
const FOR_ALL = /^(schemas\/|datasets\/collection\.json$)/;

/**
 * The files of a project that are not as they were in a commit, committed or not. Undefined where what records are checked
 * with changed, so that all are to be checked.
 * @throws UserError where the commit is not known
 */
export function changedSince(cwd: string, ref: string): string[] | undefined {
  const folders = ['--', 'datasets', 'schemas'];
  const tracked = git(cwd, ref, 'diff', '--name-only', '--no-renames', '--relative', '-z', ref, ...folders);
  const others = git(cwd, ref, 'ls-files', '--others', '-z', ...folders);
  const changed = [...tracked, ...others];
  return changed.some((path) => FOR_ALL.test(path)) ? undefined : changed;
}

function git(cwd: string, ref: string, ...args: string[]): string[] {
  // What begins with a hyphen would be an option.
  if (ref.startsWith('-')) throw unknown(ref);
  try {
    const output = execFileSync('git', args, {
      cwd,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 2 ** 28,
    });
    return output.split('\0').slice(0, -1);
  } catch {
    throw unknown(ref);
  }
}

function unknown(ref: string): UserError {
  return new UserError(
    EXIT.environment,
    `"${ref}" is no commit of this repository, or this is no Git checkout.`,
    'Name a branch, a tag or a commit, or leave --since out to check everything.',
  );
}
