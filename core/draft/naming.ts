import type { DatasetName } from '../shared/datasets.ts';
import { isObject, type JsonObject } from '../shared/json.ts';
import type { Step } from '../shared/pointer.ts';
import { valueAt } from './content.ts';

/** The text of a record that names it, or says in one sentence what is in it. */
const NAMING: Record<DatasetName, readonly Step[]> = {
  agreements: ['title'],
  statements: ['summary'],
  figures: ['measure', 'label'],
  sources: ['title'],
  actors: ['names', 0, 'name'],
  places: ['names', 0, 'name'],
};

/** The longest id that is proposed; longer ones are allowed but hard to read. */
const LONGEST_PROPOSAL = 60;

/** The text that names a record; undefined where the content has none yet. */
export function namingText(dataset: DatasetName, content: JsonObject): string | undefined {
  const text = valueAt(content, NAMING[dataset]);
  return typeof text === 'string' ? text : undefined;
}

/** Every name under which a text may speak of a record. */
export function namesOf(dataset: DatasetName, content: JsonObject): string[] {
  const listed = Array.isArray(content.names) ? content.names : [];
  const names = listed.map((name) => (isObject(name) ? name.name : undefined));
  const aliases = Array.isArray(content.aliases) ? content.aliases : [];
  return [namingText(dataset, content), ...names, ...aliases].filter((name) => typeof name === 'string');
}

/**
 * The id that a record's name suggests: small letters without accents, digits and hyphens. Undefined where the name
 * has letters of another script, because there is more than one way to write them in Latin ones.
 */
export function proposedId(dataset: DatasetName, content: JsonObject): string | undefined {
  const text = namingText(dataset, content)?.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  if (text === undefined || /[^\P{L}a-z]/u.test(text)) return undefined;
  const words = text.replace(/['’]/g, '').match(/[a-z0-9]+/g) ?? [];
  const kept = words.reduce((id, word) => {
    const longer = id === '' ? word : `${id}-${word}`;
    return longer.length <= LONGEST_PROPOSAL ? longer : id;
  }, '');
  return kept === '' ? undefined : kept;
}
