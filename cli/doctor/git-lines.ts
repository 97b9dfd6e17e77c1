import { execFileSync } from 'node:child_process';
import { advice, type DoctorLine, fine, missing } from './line.ts';

/** Asks Git; undefined where it is not installed or says no. */
export type Git = (...args: string[]) => string | undefined;

/** Git as it answers in a folder; about itself also where there is no such folder. */
export function gitIn(folder: string): Git {
  return (...args) => {
    try {
      return execFileSync('git', args[0] === '--version' ? args : ['-C', folder, ...args], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }).trim();
    } catch {
      return undefined;
    }
  };
}

/** Whether Git is there and what it knows of the project. Without a checkout there is neither history nor hook. */
export function gitLines(git: Git): DoctorLine[] {
  const version = git('--version');
  if (version === undefined) {
    return [
      missing(
        'Git',
        'Git is not installed',
        'Install it (https://git-scm.com); "check" works without, and "publish" with --commit and --released.',
      ),
    ];
  }
  const found = fine('Git', version.replace(/^git version /, 'Git '));
  const commit = git('rev-parse', '--short=12', 'HEAD');
  if (commit === undefined) {
    const help = 'Clone the repository with Git, or name the commit: publish --commit SHA --released TIME.';
    return [found, advice('checkout', 'The project is no Git checkout with a commit', help)];
  }
  return [found, fine('checkout', `At commit ${commit}`), historyLine(git), ...hookLines(git)];
}

function historyLine(git: Git): DoctorLine {
  const isShallow = git('rev-parse', '--is-shallow-repository') === 'true';
  if (!isShallow) return fine('history', 'The whole history is there');
  const help = 'Fetch the rest: git fetch --unshallow';
  return advice('history', 'The clone is shallow; "submit" needs the whole history', help);
}

/** The hook runs where Git takes hooks from the folder that holds it. Of a project without one nothing is said. */
function hookLines(git: Git): DoctorLine[] {
  if (git('ls-files', '--', ':/.githooks/pre-commit') === '') return [];
  const about = 'pre-commit hook';
  if (git('config', 'core.hooksPath') === '.githooks')
    return [fine(about, 'Changed records are checked at each commit')];
  const help =
    'If you want changed records to be checked at each commit: git config core.hooksPath .githooks';
  return [advice(about, 'The hook is not installed', help)];
}
