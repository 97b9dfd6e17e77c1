import { execFileSync } from 'node:child_process';
import type { Commit } from '../core/build/documents.ts';
import { parseEdtf } from '../core/shared/edtf.ts';
import { EXIT, UserError } from './exit-code.ts';

/** The options with which a caller without Git names the commit. */
export interface CommitOptions {
  commit?: string;
  released?: string;
}

const SHA = /^[0-9a-f]{40}([0-9a-f]{24})?$/;

/**
 * The commit that a release is made from: as given, or the one that is checked out.
 * @throws UserError where neither is known.
 */
export function readCommit(cwd: string, { commit, released }: CommitOptions): Commit {
  if (commit === undefined && released === undefined) {
    return checkedOutCommit(
      cwd,
      'Name it: --commit SHA --released TIME, for example --released 2020-03-01T12:00:00Z.',
    );
  }
  if (commit === undefined || released === undefined) {
    throw new UserError(
      EXIT.usage,
      '--commit and --released go together.',
      'Give both, or neither to ask Git.',
    );
  }
  if (!SHA.test(commit)) {
    throw new UserError(
      EXIT.usage,
      `"${commit}" is no commit.`,
      'Give the full hexadecimal name of the commit.',
    );
  }
  return { sha: commit, time: instant(released) };
}

/**
 * What a submission says of the commit that is checked out. Its place on the main line orders submissions, whatever
 * the clocks of their authors said.
 * @throws UserError where the files are not those of the commit, or its history is not there.
 */
export function checkedOutSubmission(cwd: string): { commit: string; committed: string; sequence: number } {
  const { sha, time, modified } = checkedOutCommit(
    cwd,
    'Run it in a checkout of the repository: what is submitted is a commit.',
  );
  if (modified) {
    throw new UserError(
      EXIT.environment,
      'datasets/ or schemas/ differ from the commit.',
      'Commit the changes, or put them aside: what is submitted is a commit.',
    );
  }
  if (git(cwd, 'rev-parse', '--is-shallow-repository') === 'true') {
    throw new UserError(
      EXIT.environment,
      'This is a shallow clone: how many commits the main line has cannot be counted.',
      'Fetch the whole history: git fetch --unshallow.',
    );
  }
  return {
    commit: sha,
    committed: time,
    sequence: Number(git(cwd, 'rev-list', '--count', '--first-parent', 'HEAD')),
  };
}

function git(cwd: string, ...args: string[]): string {
  return execFileSync('git', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
}

/** @param help what to do where the commit is not known */
function checkedOutCommit(cwd: string, help: string): Commit {
  try {
    const [sha = '', time = ''] = git(cwd, 'log', '-1', '--no-show-signature', '--format=%H %cI').split(' ');
    const modified =
      git(cwd, 'status', '--porcelain', '--untracked-files=all', '--ignored', '--', 'datasets', 'schemas') !==
      '';
    return { sha, time: instant(time), ...(modified && { modified }) };
  } catch {
    throw new UserError(
      EXIT.environment,
      'The commit is not known: this is no Git checkout with a commit, or Git is not installed.',
      help,
    );
  }
}

const INSTANT = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}:\d{2}(Z|[+-]\d{2}:\d{2})$/;

/** A point in time as releases write it: UTC, whole seconds. */
function instant(text: string): string {
  const [, day = ''] = INSTANT.exec(text) ?? [];
  const time = new Date(text);
  // A day that does not exist would become the next one that does.
  if (parseEdtf(day) === undefined || Number.isNaN(time.getTime())) {
    throw new UserError(
      EXIT.usage,
      `"${text}" is no point in time.`,
      'Write it like 2020-03-01T12:00:00Z, with Z or an offset.',
    );
  }
  return time.toISOString().replace(/\.\d{3}Z$/, 'Z');
}
