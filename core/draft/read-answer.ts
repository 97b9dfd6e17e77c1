import type { CheckedCollection } from '../check/collection.ts';
import { nearMiss } from '../check/schema/near-miss.ts';
import type { DatasetName } from '../shared/datasets.ts';
import { isDatasetName } from '../shared/datasets.ts';
import { parseEdtf } from '../shared/edtf.ts';
import { isObject, type Json } from '../shared/json.ts';
import { dereference, type Schema } from '../shared/schema.ts';
import { unitOf } from '../shared/units.ts';
import { compactForms } from './compact-form.ts';
import type { Part } from './draft.ts';

/** The value that an answer means, or why it means none. */
export type ReadAnswer = { value: Json } | { problem: string };

/**
 * Reads an answer as its field wants it: a number, yes or no, a word of a vocabulary, the id of a record, a text. An
 * object is given in its compact form or as JSON; for a list, an answer is one item, or JSON.
 */
export function readAnswer(collection: CheckedCollection, part: Part, answer: string): ReadAnswer {
  const { schema, fileName } = part;
  const text = tidy(answer);
  if (text === '') return { problem: 'Nothing is given.' };
  if (schema.items !== undefined) {
    if (text.startsWith('[')) return readJson(text, Array.isArray);
    const item = readAnswer(collection, dereference(collection.schemas, fileName, schema.items), text);
    return 'problem' in item ? item : { value: [item.value] };
  }
  if (schema.type === 'object') return readObject(collection, part, text);
  const target = schema['x-refers-to'];
  if (target !== undefined && isDatasetName(target)) return readReference(collection, target, text);
  switch (schema.type) {
    case 'number':
    case 'integer':
      return readNumber(schema, text);
    case 'boolean':
      if (/^(true|yes|false|no)$/.test(text)) return { value: /^(true|yes)$/.test(text) };
      return { problem: `"${text}" is neither yes nor no.` };
    default:
      return readText(collection, schema, text);
  }
}

/** A text as records have it (rule text-hygiene). */
function tidy(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim();
}

function readJson(text: string, fits: (value: unknown) => boolean): ReadAnswer {
  try {
    const value: Json = JSON.parse(text);
    if (fits(value)) return { value };
  } catch {
    // What it is not is said below.
  }
  return { problem: `This is not valid JSON: ${text}` };
}

function readObject(collection: CheckedCollection, part: Part, text: string): ReadAnswer {
  if (text.startsWith('{')) return readJson(text, isObject);
  const forms = compactForms(collection, part);
  const [prefix = '', ...rest] = text.split('/');
  const word = rest.join('/');
  const form = forms.find((candidate) => candidate.prefix === prefix);
  if (form === undefined) {
    const ways = forms.map(({ prefix: name, dataset }) => (dataset === undefined ? name : `${name}/…`));
    return { problem: `"${text}" does not begin with ${ways.join(', ') || '"{", as JSON does'}.` };
  }
  if (form.vocabulary !== undefined && !form.vocabulary.includes(word))
    return notAmong(word, form.vocabulary);
  if (form.dataset === undefined) return { value: form.make(word) };
  const reference = readReference(collection, form.dataset, word);
  return 'problem' in reference ? reference : { value: form.make(word) };
}

function readReference({ entries }: CheckedCollection, dataset: DatasetName, text: string): ReadAnswer {
  const id = text.startsWith(`${dataset}/`) ? text.slice(dataset.length + 1) : text;
  const records = entries.filter((entry) => entry.dataset === dataset);
  const entry = records.find((candidate) => candidate.id === id);
  if (entry?.kind === 'record') return { value: id };
  if (entry !== undefined) return { problem: `${dataset}/${id} was withdrawn.` };
  const meant = nearMiss(
    id,
    records.map((record) => record.id),
  );
  const help = meant === undefined ? `Add it first: depositary new ${dataset}.` : `Did you mean "${meant}"?`;
  return { problem: `There is no record ${dataset}/${id}. ${help}` };
}

function readNumber({ type, minimum, maximum }: Schema, text: string): ReadAnswer {
  const value = Number(text);
  if (!Number.isFinite(value)) return { problem: `"${text}" is no number; write it out, as 4500000.` };
  if (type === 'integer' && !Number.isInteger(value)) return { problem: `${text} is no whole number.` };
  if (minimum !== undefined && value < minimum) return { problem: `${text} is less than ${minimum}.` };
  if (maximum !== undefined && value > maximum) return { problem: `${text} is more than ${maximum}.` };
  return { value };
}

function readText({ units }: CheckedCollection, schema: Schema, text: string): ReadAnswer {
  const { minLength = 0, maxLength = Number.POSITIVE_INFINITY, pattern } = schema;
  if (schema.enum !== undefined)
    return schema.enum.includes(text) ? { value: text } : notAmong(text, schema.enum);
  const length = [...text].length;
  if (length < minLength)
    return { problem: `This is too short: ${length} of at least ${minLength} characters.` };
  if (length > maxLength)
    return { problem: `This is too long: ${length} of at most ${maxLength} characters.` };
  if (schema.format === 'edtf' && parseEdtf(text) === undefined)
    return { problem: `"${text}" is no date. Write it as ${example(schema)}.` };
  if (pattern !== undefined && !new RegExp(pattern, 'u').test(text))
    return { problem: `"${text}" has another form than ${example(schema)}.` };
  if (schema.title === 'UnitCode' && unitOf(units, text) === undefined)
    return notAmong(text, [...units.keys()]);
  return { value: text };
}

function notAmong(text: string, words: readonly string[]): ReadAnswer {
  const meant = nearMiss(text, words);
  const help = meant === undefined ? `Use one of ${words.join(', ')}.` : `Did you mean "${meant}"?`;
  return { problem: `There is no "${text}" here. ${help}` };
}

function example({ examples = [] }: Schema): string {
  return examples.map((value) => JSON.stringify(value)).join(' or ');
}
