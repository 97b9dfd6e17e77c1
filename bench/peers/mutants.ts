import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { recordAt } from '../collection/generate.ts';

const agreement = (): object => recordAt('agreements', 0, 1);
const statement = (): object => recordAt('statements', 0, 1);
const figure = (): object => recordAt('figures', 0, 1);
const source = (): object => recordAt('sources', 0, 1);
const actor = (): object => recordAt('actors', 0, 1);
const place = (): object => recordAt('places', 0, 1);

/** A record with one value replaced, or taken away. */
function changed(record: () => object, path: readonly (string | number)[], value?: unknown): object {
  const copy: Record<string | number, unknown> = structuredClone(record()) as Record<string, unknown>;
  let holder = copy;
  for (const step of path.slice(0, -1)) holder = holder[step] as Record<string | number, unknown>;
  const last = path.at(-1) ?? '';
  if (value === undefined) delete holder[last];
  else holder[last] = value;
  return copy;
}

/** Records that a validator has to reject, one for each kind of keyword that the schemas use. */
export const MUTANTS: Readonly<Record<string, object>> = {
  required: changed(agreement, ['title']),
  pattern: changed(statement, ['id'], 'Not An Id'),
  'pattern-of-digest': changed(figure, ['claims', 0, 'evidence', 0, 'passage', 'sha256'], 'g'.repeat(64)),
  enum: changed(agreement, ['events', 0, 'stage'], 'forgotten'),
  'additional-property': changed(source, ['text', 'title'], 'x'),
  type: changed(place, ['names', 0, 'name'], 7),
  'max-length': changed(statement, ['summary'], 'x'.repeat(401)),
  'min-length': changed(actor, ['names', 0, 'name'], ''),
  'min-items': changed(actor, ['evidence'], []),
  'unique-items': changed(statement, ['evidence', 0, 'supports'], ['/summary', '/summary']),
  minimum: changed(figure, ['claims', 0, 'evidence', 0, 'passage', 'words'], 4),
  'branch-of-a-union': changed(figure, ['subject', 'dataset'], 'statements'),
  'short-date': changed(source, ['published'], '19'),
};

/** Writes one file for each mutant and says how many there are. */
export function writeMutants(folder: string): number {
  mkdirSync(folder, { recursive: true });
  for (const [name, record] of Object.entries(MUTANTS))
    writeFileSync(join(folder, `${name}.json`), JSON.stringify(record));
  return Object.keys(MUTANTS).length;
}
