import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { nearMiss } from '../../core/check/schema/near-miss.ts';
import type { CommandResult } from '../command.ts';
import { EXIT, UserError } from '../exit-code.ts';

/** Pages that explain several codes, one to a section. */
const SHARED_PAGES = ['refusals.md', 'verify.md'];

/** `depositary explain`: what a code means. The explanations come with the program, in docs/. */
export function explainCommand({ code, docs }: { code: string; docs: string }): CommandResult {
  const explanations = explanationsIn(docs);
  const read = explanations.get(code);
  if (read === undefined) {
    const known = [...explanations.keys()].sort();
    const meant = nearMiss(code, known);
    const help = meant === undefined ? `Known codes: ${known.join(', ')}.` : `Did you mean "${meant}"?`;
    throw new UserError(EXIT.usage, `There is no code "${code}".`, help);
  }
  const markdown = read();
  return { exitCode: EXIT.ok, json: { command: 'explain', code, markdown }, text: markdown.trimEnd() };
}

/** What each code means, by code: how to read it. */
export function explanationsIn(docs: string): ReadonlyMap<string, () => string> {
  return new Map([
    ...rulePages(join(docs, 'rules')),
    ...SHARED_PAGES.flatMap((page) => sections(join(docs, page))),
  ]);
}

type Explanation = [code: string, read: () => string];

function rulePages(folder: string): Explanation[] {
  return readdirSync(folder).map((name) => [
    basename(name, '.md'),
    () => readFileSync(join(folder, name), 'utf8'),
  ]);
}

/** The sections of a page whose headings are codes. */
function sections(path: string): Explanation[] {
  const [, ...parts] = readFileSync(path, 'utf8').split(/^## /m);
  return parts.flatMap((part): Explanation[] => {
    const [heading = ''] = part.split('\n');
    return /^[a-z]+(-[a-z]+)+$/.test(heading) ? [[heading, () => `# ${part}`]] : [];
  });
}
