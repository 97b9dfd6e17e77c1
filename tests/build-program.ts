import { execFileSync } from 'node:child_process';

/** The command line is tested as users run it: bundled. */
export function setup(): void {
  execFileSync('npm', ['run', '--silent', 'build'], {
    cwd: new URL('..', import.meta.url),
    stdio: 'inherit',
  });
}
