import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { nearMiss } from '../../core/check/schema/near-miss.ts';
import type { CommandResult } from '../command.ts';
import { EXIT, UserError } from '../exit-code.ts';

/** `depositary explain`: the page of a rule. The pages come with the program, in docs/rules/. */
export function explainCommand({ code, pages }: { code: string; pages: string }): CommandResult {
  const known = readdirSync(pages)
    .map((name) => basename(name, '.md'))
    .sort();
  const page = join(pages, `${code}.md`);
  if (!known.includes(code) || !existsSync(page)) {
    const meant = nearMiss(code, known);
    const help = meant === undefined ? `Known codes: ${known.join(', ')}.` : `Did you mean "${meant}"?`;
    throw new UserError(EXIT.usage, `There is no rule "${code}".`, help);
  }
  const markdown = readFileSync(page, 'utf8');
  return { exitCode: EXIT.ok, json: { command: 'explain', code, markdown }, text: markdown.trimEnd() };
}
