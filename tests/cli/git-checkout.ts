import { execFileSync } from 'node:child_process';
import type { Project } from '../core/check/project.ts';
import { temporaryFolder, writeProject } from './depositary.ts';

/** Whether there is a Git to test with. */
export const HAS_GIT = (() => {
  try {
    execFileSync('git', ['--version']);
    return true;
  } catch {
    console.log('skipped: git is not installed');
    return false;
  }
})();

/** A project under version control. */
export class GitCheckout {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  /** With one commit that holds the project. */
  static of(project: Project): GitCheckout {
    const checkout = new GitCheckout(writeProject(project));
    checkout.git('init', '--quiet', '--initial-branch=main');
    checkout.commit();
    return checkout;
  }

  /** What Git gives for a command, whatever the settings of the machine are. */
  git(...args: string[]): string {
    return execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], {
      cwd: this.folder,
      encoding: 'utf8',
      stdio: 'pipe',
      env: { PATH: process.env.PATH, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' },
    }).trim();
  }

  /** Commits what there is, also nothing. */
  commit(): void {
    this.git('add', '.');
    this.git('commit', '--quiet', '--allow-empty', '--message', 'A commit');
  }

  get head(): string {
    return this.git('rev-parse', 'HEAD');
  }

  /** What the submission of the commit is called, if it is the n-th of the main line. */
  submission(sequence: number): string {
    return `${String(sequence).padStart(9, '0')}-${this.head.slice(0, 12)}`;
  }

  /** A clone of the newest commit only. */
  shallowClone(): GitCheckout {
    const clone = new GitCheckout(temporaryFolder());
    clone.git('clone', '--quiet', '--depth', '1', `file://${this.folder}`, '.');
    return clone;
  }
}
