import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fingerprint } from '../../core/evidence/passage.ts';
import { readText } from '../../core/evidence/text.ts';
import { validProject } from '../core/check/project.ts';
import { filesBelow, REPOSITORY, temporaryFolder, writeProject } from './depositary.ts';
import { blocksOf, commandsOf, type DocumentedCommand } from './documented-session.ts';
import { binFolder, lacksTerminal, onTerminal } from './terminal.ts';

const PAGE = readFileSync(join(REPOSITORY, 'docs/add-a-figure.md'), 'utf8');
const SECTIONS = PAGE.split(/^## /m).slice(1);
const [TEXT = '', NEW_TEXT = ''] = blocksOf(PAGE, 'text');
const lacking = lacksTerminal();
if (lacking !== undefined) console.log(`skipped: ${lacking}`);

/** The project that the page speaks of: its one source has the text of the page. */
function scratch(): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'texts'));
  writeFileSync(join(folder, 'texts/ferry-line.txt'), TEXT);
  writeFileSync(join(folder, 'texts/charter.txt'), NEW_TEXT);
  const text = { ...fingerprint(readText(TEXT).words) };
  const title = 'Ferry line to link the two banks';
  const project = validProject().withRecord('sources', '/text', text).withRecord('sources', '/title', title);
  return writeProject(project, join(folder, 'project'));
}

function commandsIn(section: string): DocumentedCommand[] {
  return blocksOf(section, 'console').flatMap(commandsOf);
}

/** Runs a command as the page shows it, on a terminal where it asks, and gives what it prints. */
async function outputOf(cwd: string, bin: string, { command, answers }: DocumentedCommand): Promise<string> {
  if (answers.length > 0) return (await onTerminal({ cwd, bin, command, answers })).screen;
  const env = { PATH: `${bin}:${process.env.PATH}` };
  const { stdout, stderr } = spawnSync('sh', ['-c', command], { cwd, env, encoding: 'utf8' });
  return `${stdout}${stderr}`.trimEnd();
}

describe('docs/add-a-figure.md', () => {
  it.skipIf(lacking !== undefined)('shows what its commands print, one after the other', async () => {
    const [cwd, bin] = [scratch(), binFolder()];
    const commands = commandsIn(PAGE);
    expect(commands.length).toBeGreaterThan(3);
    for (const command of commands) expect(await outputOf(cwd, bin, command)).toBe(command.output);
  });

  it.each(SECTIONS)('needs at most six commands and answers in a section', (section) => {
    const commands = commandsIn(section);
    const steps = commands.length + commands.flatMap(({ answers }) => answers).length;
    expect(steps).toBeLessThanOrEqual(6);
  });

  it('adds a figure with evidence from the text in six commands and answers, in its first section', () => {
    const [{ command, answers } = { command: '', answers: [] }, ...others] = commandsIn(SECTIONS[0] ?? '');
    expect(command).toMatch(/^depositary new figures /);
    expect(answers).toHaveLength(5);
    expect(others).toEqual([]);
  });
});

describe('depositary new on a terminal', () => {
  it.skipIf(lacking !== undefined)('leaves nothing behind after Ctrl-C', async () => {
    const cwd = scratch();
    const before = filesBelow(cwd);
    const { status, screen } = await onTerminal({
      cwd,
      bin: binFolder(),
      command: 'depositary new figures --text ../texts/ferry-line.txt --phrase "The line will be ... long"',
      answers: [
        { name: 'label', answer: 'Length of the ferry line' },
        { name: 'subject', answer: '\u0003' },
      ],
    });
    expect(status).toBe(130);
    expect(screen).toContain('Nothing was written.');
    expect(filesBelow(cwd)).toEqual(before);
  });
});
