import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isAtLeast } from '../../cli/node-version.ts';
import { REPOSITORY, temporaryFolder } from './depositary.ts';

const PROGRAM = join(REPOSITORY, 'dist/depositary.js');
const SENTENCE = 'error[environment]: depositary needs Node.js 22.15 or newer; this is Node.js ';

/** A Node that is too old, if this machine has one beside the project's own. */
const OLD_NODE = (process.env.PATH ?? '')
  .split(':')
  .map((folder) => join(folder, 'node'))
  .find((node) => {
    const { status, stdout } = spawnSync(node, ['--version'], { encoding: 'utf8' });
    return status === 0 && !isAtLeast(stdout.slice(1), '22.15');
  });
if (OLD_NODE === undefined) console.log('skipped: no Node.js before 22.15 is installed');

describe('a Node that is too old', () => {
  it.skipIf(OLD_NODE === undefined).each(['check', 'doctor', '--version', 'no-such-command'])(
    'is told of, and nothing else is done, for %s',
    (command) => {
      const run = spawnSync(OLD_NODE ?? '', [PROGRAM, command], { cwd: temporaryFolder(), encoding: 'utf8' });
      expect(run).toMatchObject({ status: 3, stdout: '' });
      expect(run.stderr.startsWith(SENTENCE)).toBe(true);
      expect(run.stderr.split('\n')).toHaveLength(3);
    },
  );

  it('is told of before anything of the program is loaded, as JSON too', () => {
    const pretend = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.20.2' } })`;
    const run = spawnSync(
      process.execPath,
      ['--import', `data:text/javascript,${encodeURIComponent(pretend)}`, PROGRAM, 'check', '--json'],
      { cwd: temporaryFolder(), encoding: 'utf8' },
    );
    expect(run.status).toBe(3);
    expect(run.stderr.startsWith(`${SENTENCE}20.20.2.\n`)).toBe(true);
    expect(JSON.parse(run.stdout)).toMatchObject({ command: 'error', code: 'environment' });
  });
});

describe('isAtLeast', () => {
  it.each([
    { version: '22.15.0', expected: true },
    { version: '22.14.9', expected: false },
    { version: '20.20.2', expected: false },
    { version: '24.0.0', expected: true },
    { version: '22.15.0-nightly', expected: true },
  ])('of $version and 22.15 is $expected', ({ version, expected }) => {
    expect(isAtLeast(version, '22.15')).toBe(expected);
  });
});
