import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shellScript } from '../../../cli/completion/shell-script.ts';
import { SHELLS, type Shell } from '../../../cli/completion/shells.ts';
import { validProject } from '../../core/check/project.ts';
import { REPOSITORY, temporaryFolder, writeProject } from '../depositary.ts';

const PROGRAM = [process.execPath, join(REPOSITORY, 'dist/depositary.js')];
const project = writeProject(validProject());

function isInstalled(shell: string): boolean {
  const found = spawnSync(shell, ['--version']).status === 0;
  if (!found) console.log(`skipped: ${shell} is not installed`);
  return found;
}

/**
 * What each shell runs to complete a line: the script, and then what pressing the key does. In zsh the functions that
 * show candidates are stood in for; fish can be asked.
 */
const KEY_PRESS: Record<'bash' | 'zsh' | 'fish', (script: string, words: readonly string[]) => string[]> = {
  bash: (script, words) => [
    '--norc',
    '-c',
    `source '${script}'
     complete -p depositary
     compopt() { echo "compopt $*"; }
     COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}
     _depositary
     printf '%s\\n' "\${COMPREPLY[@]}"`,
  ],
  zsh: (script, words) => [
    '-f',
    '-c',
    `compdef() { }
     _describe() { print -l -- "\${(@)completions}" }
     _arguments() { print -- "$1" }
     source '${script}'
     words=(${words.map((word) => `'${word}'`).join(' ')}); CURRENT=${words.length}
     _depositary`,
  ],
  fish: (script, words) => ['--no-config', '-c', `source '${script}'; complete -C '${words.join(' ')}'`],
};

/** A value after the sign of equality: zsh is told of what stands before it, fish of the whole. */
const EQUAL = { zsh: 'warning', fish: '--fail-on=warning' };

/** What a shell offers, without descriptions. */
function offered(shell: 'bash' | 'zsh' | 'fish', words: readonly string[]): string[] {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'script'), `${shellScript(shell, PROGRAM)}\n`);
  const run = spawnSync(shell, KEY_PRESS[shell](join(folder, 'script'), ['depositary', ...words]), {
    cwd: project,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, HOME: folder },
  });
  expect(run.stderr).toBe('');
  return run.stdout.split('\n').map((line) => line.split(/[\t:]/)[0] ?? '');
}

describe.each(['bash', 'zsh', 'fish'] as const)('the script for %s', (shell) => {
  it.skipIf(!isInstalled(shell))('offers what the program says, of commands, codes and records', () => {
    const commands = offered(shell, ['ex']);
    expect(commands).toContain('explain');
    expect(commands).not.toContain('publish');
    expect(offered(shell, ['explain', 'duplicate-'])).toContain('duplicate-key');
    expect(offered(shell, ['check', '--fail-on', ''])).toEqual(expect.arrayContaining(['error', 'notice']));
    // Bash gives this in three words; see below.
    if (shell !== 'bash') expect(offered(shell, ['check', '--fail-on=w'])).toContain(EQUAL[shell]);
  });
});

describe.skipIf(!isInstalled('bash'))('in bash', () => {
  it('leaves files to the shell where they may follow, and completes after the sign of equality', () => {
    expect(offered('bash', ['explain', ''])[0]).toBe('complete -o default -F _depositary depositary');
    expect(offered('bash', ['explain', ''])).toContain('compopt +o default');
    expect(offered('bash', ['evidence', 'cite', ''])).not.toContain('compopt +o default');
    expect(offered('bash', ['check', '--fail-on', '='])).toContain('warning');
    expect(offered('bash', ['check', '--fail-on', '=', 'w']).slice(2)).toEqual(['warning', '']);
  });

  it('does not run what stands on the line', () => {
    const mark = join(temporaryFolder(), 'mark');
    offered('bash', ['explain', `$(touch ${mark})`]);
    expect(spawnSync('test', ['-e', mark]).status).toBe(1);
  });
});

describe('a script', () => {
  it.each(SHELLS)('for %s starts this program, whatever its path holds', (shell: Shell) => {
    const text = shellScript(shell, ['/opt/some node', "/home/o'neill/depositary.js"]);
    expect(text).toContain("'/opt/some node' '/home/o");
    expect(text).toMatch(shell === 'powershell' ? /o''neill/ : /o(\\|'\\')'neill/);
    expect(text).toContain('complete');
  });
});
