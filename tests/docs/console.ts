import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY } from '../cli/depositary.ts';

/** The pages whose commands are tested: those that people read from beginning to end. */
export const PAGES = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(REPOSITORY, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

/** A command of a page, and what the page shows of its output. */
export interface ShownCommand {
  page: string;
  command: string;
  shown: string[];
}

export function textOf(page: string): string {
  return readFileSync(join(REPOSITORY, page), 'utf8');
}

/** The commands in the `console` blocks of a page, also of those that stand in a list. */
export function commandsOf(page: string): ShownCommand[] {
  const blocks = textOf(page).matchAll(/^( *)```console\n([\s\S]*?)^ *```$/gm);
  return [...blocks].flatMap(([, indent = '', block = '']) => {
    const lines = block.split('\n').map((line) => line.slice(indent.length));
    const parts = lines
      .join('\n')
      .replaceAll(/\\\n +/g, '')
      .split(/^\$ /m)
      .slice(1);
    return parts.map((part) => {
      const [command = '', ...shown] = part.trimEnd().split('\n');
      return { page, command, shown };
    });
  });
}

/** The commands of this program that the text of a page names. */
export function commandsNamedIn(page: string): string[] {
  const prose = textOf(page).replaceAll(/^( *)```[\s\S]*?^\1```$/gm, '');
  return [...prose.matchAll(/`((?:npx )?depositary [^`]+)`/g)].map(([, command = '']) => command);
}

/** What the program is called with; undefined where the command is for another program. */
export function argumentsOf(command: string): string[] | undefined {
  if (command === 'npm ci && npm start') return ['publish'];
  const [, script, more] =
    /^(?:npx )?(depositary)(.*)$/.exec(command) ??
    /^npm run --silent (check|verify|serve)(.*)$/.exec(command) ??
    [];
  if (script === undefined) return undefined;
  const words = [...(more ?? '').matchAll(/"([^"]*)"|\S+/g)].map(([word, quoted]) => quoted ?? word);
  return script === 'depositary' ? words : [script, ...words];
}

/**
 * Whether something was printed as it is shown. `…` stands for anything, a line of it for any lines, and runs of blanks
 * count as one. Numbers and hexadecimal names change with every record; unless they are to be exact, any will do.
 */
export function isAsShown(printed: string, shown: readonly string[], exact = false): boolean {
  const pattern = shown
    .join('\n')
    .replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')
    .replaceAll(/^…$\n/gm, '(?:.*\\n)*?')
    .replaceAll('…', '[\\s\\S]*?')
    .replaceAll(/ +/g, ' +');
  const loose = pattern
    .replaceAll(/\b(?=[a-f]*\d)[0-9a-f]{8,}\b/g, '[0-9a-f]+')
    .replaceAll(/(?<![-\w[])\d+/g, '\\d+');
  return new RegExp(`^${exact ? pattern : loose}$`).test(printed.trimEnd());
}
