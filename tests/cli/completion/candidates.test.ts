import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { complete } from '../../../cli/completion/candidates.ts';
import { program } from '../../../cli/program/program.ts';
import { IDS, validProject } from '../../core/check/project.ts';
import { writeProject } from '../depositary.ts';

const cwd = writeProject(validProject());
const surroundings = { cwd, codes: () => ['duplicate-key', 'wrong-type'] };

/** The candidates for a line; the word at its end is the one that is completed. */
function offered(line: string, root = program()): string[] {
  return complete(root, line.split(' '), surroundings).candidates.map(({ value }) => value);
}

/** Commands such as others will add: one with several paths, one for a dataset. */
function withPaths(): Command {
  const root = new Command('depositary');
  root.command('fmt').argument('[paths...]').option('--check', 'only say');
  root.command('new').argument('<dataset>').argument('[id]');
  return root;
}

describe('completion', () => {
  it('offers commands, and those of a command', () => {
    expect(offered('')).toEqual(expect.arrayContaining(['check', 'publish', 'doctor', 'help']));
    expect(offered('')).not.toContain('complete');
    expect(offered('ver')).toEqual(['verify']);
    expect(offered('evidence c')).toEqual(['cite', 'coverage']);
    expect(offered('--json --cwd elsewhere ver')).toEqual(['verify']);
  });

  it('offers the options of the command and those of every command', () => {
    expect(offered('publish --s')).toEqual(['--store', '--signing-key']);
    expect(offered('publish -')).toEqual(expect.arrayContaining(['-n', '--dry-run', '--json', '--cwd']));
    expect(offered('evidence verify --t')).toEqual(['--texts']);
    expect(offered('check --v')).toEqual([]);
    expect(offered('--v')).toEqual(['--version']);
  });

  it('offers the choices of options and arguments', () => {
    expect(offered('check --fail-on ')).toEqual(['error', 'warning', 'notice']);
    expect(offered('check --fail-on=w')).toEqual(['warning']);
    expect(offered('check --json=')).toEqual([]);
    expect(offered('check --fail-on = w')).toEqual(['warning']);
    expect(offered('completion f')).toEqual(['fish']);
    expect(offered('completion fish ')).toEqual([]);
  });

  it('offers the codes of rules, and the datasets', () => {
    expect(offered('explain d')).toEqual(['duplicate-key']);
    expect(offered('new s', withPaths())).toEqual(['statements', 'sources']);
    expect(offered('new sources ', withPaths())).toEqual([]);
  });

  it('offers records as paths, one folder at a time, for every path', () => {
    expect(complete(withPaths(), ['fmt', 'da'], surroundings)).toMatchObject({
      candidates: [{ value: 'datasets/' }],
      continues: true,
      files: false,
    });
    expect(offered('fmt datasets/s', withPaths())).toEqual(['datasets/sources/', 'datasets/statements/']);
    expect(complete(withPaths(), ['fmt', '--check', 'x.json', 'datasets/places/b'], surroundings)).toEqual({
      candidates: [{ value: `datasets/places/${IDS.places}.json`, description: '' }],
      continues: false,
      files: false,
    });
    expect(offered('fmt datasets/nowhere/', withPaths())).toEqual([]);
    expect(offered('fmt datasets/../', withPaths())).toEqual([]);
  });

  it('leaves files and folders to the shell', () => {
    const files = (line: string) => complete(program(), line.split(' '), surroundings).files;
    expect(files('evidence cite ')).toBe(true);
    expect(files('verify pub')).toBe(true);
    expect(files('publish --store ')).toBe(true);
    expect(files('--cwd ')).toBe(true);
    expect(files('explain ')).toBe(false);
    expect(files('publish --commit ')).toBe(false);
  });

  it('takes nothing after -- for an option', () => {
    expect(offered('check -- --')).toEqual([]);
    expect(offered('explain -- d')).toEqual(['duplicate-key']);
  });

  it('offers nothing after what the program does not know', () => {
    expect(offered('chek --')).not.toContain('--fail-on');
    expect(offered('check --unknown=')).toEqual([]);
  });
});
