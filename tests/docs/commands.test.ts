import { beforeAll, describe, expect, it } from 'vitest';
import { optionsOf, positionAfter } from '../../cli/completion/command-line.ts';
import { program } from '../../cli/program/program.ts';
import { argumentsOf, commandsNamedIn, commandsOf, isAsShown, PAGES } from './console.ts';
import { DocumentedProject } from './documented-project.ts';
import { isCommand, NOT_RUN, OTHER_PROGRAMS, reasonNotToRun, TESTED_ELSEWHERE } from './not-run.ts';
import { SCENES } from './scenes.ts';

/** How the program ends where a command is not understood, or the program fails. */
const WRONG_USAGE = 2;
const FAULT = 70;

const commands = PAGES.filter((page) => !TESTED_ELSEWHERE.includes(page)).flatMap(commandsOf);
const project = new DocumentedProject();
const root = program();
beforeAll(() => project.published);

/** The commands that are run, each with the scene that its page shows it in. */
const scenes = [...SCENES];
const run = commands
  .filter(({ page, command }) => reasonNotToRun(page, command) === undefined)
  .map((shown) => {
    const index = scenes.findIndex(
      ({ page, command }) => page === shown.page && isCommand(shown.command, command),
    );
    const [scene] = index === -1 ? [] : scenes.splice(index, 1);
    return { ...shown, changes: scene?.changes ?? {}, exact: scene?.exact ?? false };
  });

describe('the commands of the documentation', () => {
  it.each(run)('print what is shown: $page: $command', async ({ command, shown, changes, exact }) => {
    const args = argumentsOf(command);
    if (args === undefined)
      throw new Error(`Nothing says how to run this, or why not: tests/docs/not-run.ts`);
    const { status, stdout, stderr } = await project.run(args, changes);
    // A page may show how the program answers to a mistake.
    expect(shown.length > 0 ? [FAULT, null] : [WRONG_USAGE, FAULT, null], stderr).not.toContain(status);
    // What takes long is announced; that depends on the machine.
    const printed = stdout + stderr.replaceAll(/^.* …\n/gm, '');
    // The comparison that fails shows both.
    if (shown.length > 0 && !isAsShown(printed, shown, exact)) expect(printed).toBe(shown.join('\n'));
  });

  it('are commands of the program, with options that they have, where the text names them too', () => {
    const named = PAGES.flatMap((page) => [
      ...commandsOf(page).map(({ command }) => command),
      ...commandsNamedIn(page),
    ]);
    expect(named.length).toBeGreaterThan(commands.length);
    const unknown = named.filter((command) => {
      const words = argumentsOf(command) ?? ['check'];
      const { command: found, argument } = positionAfter(root, words);
      const names = optionsOf(found).map(({ long }) => long);
      const asked = words.filter((word) => /^--[a-z]/.test(word));
      return (found.commands.length > 0 && argument > 0) || !asked.every((word) => names.includes(word));
    });
    expect(unknown).toEqual([]);
  });

  it('are all there: every list of exceptions names commands that there are', () => {
    const isThere = (entry: { page: string; command: string }) =>
      commands.some(({ page, command }) => page === entry.page && isCommand(command, entry.command));
    expect(NOT_RUN.filter((entry) => !isThere(entry))).toEqual([]);
    expect(scenes).toEqual([]);
    const unused = Object.keys(OTHER_PROGRAMS).filter(
      (start) => !commands.some(({ command }) => command.startsWith(start)),
    );
    expect(unused).toEqual([]);
  });

  it('are run in the main: of each page that people begin with, some', () => {
    const pages = new Set(run.map(({ page }) => page));
    for (const page of [
      'README.md',
      'CONTRIBUTING.md',
      'docs/cli.md',
      'docs/consuming.md',
      'docs/records.md',
    ])
      expect(pages).toContain(page);
  });
});

describe('isAsShown', () => {
  it.each([
    { printed: 'No findings in 68 agreements.\n', shown: 'No findings in 70 agreements.', expected: true },
    { printed: 'No findings in many agreements.', shown: 'No findings in 70 agreements.', expected: false },
    { printed: '  agreements    68', shown: '  agreements   168', expected: true },
    { printed: 'a\nb\nc', shown: 'a\n…\nc', expected: true },
    { printed: 'c', shown: '…\nc', expected: true },
    { printed: 'a\nb\nd', shown: 'a\n…\nc', expected: false },
    { printed: 'a (b)', shown: 'a [b]', expected: false },
    { printed: 'from commit 00000000000a', shown: 'from commit 2bad5d0a44bd', expected: true },
    { printed: 'a\nb', shown: 'a', expected: false },
  ])('is $expected for $printed and $shown', ({ printed, shown, expected }) => {
    expect(isAsShown(printed, shown.split('\n'))).toBe(expected);
  });

  it('takes numbers and digests as they are where they are to be exact', () => {
    expect(isAsShown('68 of 0a1b2c3d', ['68 of 0a1b2c3d'], true)).toBe(true);
    expect(isAsShown('68 of 0a1b2c3d', ['69 of 0a1b2c3d'], true)).toBe(false);
    expect(isAsShown('68 of 0a1b2c3d', ['68 of 0a1b2c3e'], true)).toBe(false);
  });
});
