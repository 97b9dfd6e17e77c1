import { asJson, type CheckedCollection } from '../check/collection.ts';
import { wordSet } from '../check/facts/similarity.ts';
import type { DatasetName } from '../shared/datasets.ts';
import { isDatasetName } from '../shared/datasets.ts';
import type { JsonObject } from '../shared/json.ts';
import { type CompactForm, compactForms } from './compact-form.ts';
import type { Part } from './draft.ts';
import { namesOf, namingText } from './naming.ts';

/** An answer that a question proposes. */
export interface Choice {
  /** What `--set` takes. */
  answer: string;
  /** What it means, where the answer alone does not tell. */
  label?: string;
}

/** What puts a record at the top of a list of records. */
export interface Nearness {
  /** The source that is cited. */
  source?: string;
  /** The words of the passage. */
  words: readonly string[];
}

/** The answers that a field allows, the likeliest first; undefined where it takes any text or number. */
export function choicesOf(collection: CheckedCollection, part: Part, near: Nearness): Choice[] | undefined {
  const { schema } = part;
  if (schema.enum !== undefined) return schema.enum.map((answer) => ({ answer }));
  if (schema.type === 'boolean') return [{ answer: 'yes' }, { answer: 'no' }];
  const target = schema['x-refers-to'];
  if (target !== undefined && isDatasetName(target))
    return sorted(recordsWithNames(collection, target, near)).map(({ id, label }) => ({ answer: id, label }));
  const forms = compactForms(collection, part);
  return forms.length === 0 ? undefined : ofForms(collection, forms, near);
}

/** A tag alone is no choice: what it stands for, such as an amount that is computed, takes more than a word. */
function ofForms(collection: CheckedCollection, forms: readonly CompactForm[], near: Nearness): Choice[] {
  const records = forms.flatMap(({ dataset }) =>
    dataset === undefined ? [] : recordsWithNames(collection, dataset, near),
  );
  const words = forms.flatMap(({ prefix, vocabulary = [] }) =>
    vocabulary.map((word) => ({ answer: `${prefix}/${word}` })),
  );
  return [
    ...sorted(records).map(({ dataset, id, label }) => ({ answer: `${dataset}/${id}`, label })),
    ...words,
  ];
}

interface NamedRecord {
  dataset: DatasetName;
  id: string;
  label: string;
  /** 2 for the source that is cited, 1 for what the passage names, 0 for the rest. */
  nearness: number;
}

function recordsWithNames(
  { entries }: CheckedCollection,
  dataset: DatasetName,
  near: Nearness,
): NamedRecord[] {
  const words = wordSet(near.words.join(' '));
  return entries
    .filter((entry) => entry.kind === 'record' && entry.dataset === dataset)
    .map((entry) => {
      const content: JsonObject = asJson(entry);
      const isNamed = namesOf(dataset, content).some((name) => isPrinted(name, words));
      const isCited = dataset === 'sources' && entry.id === near.source;
      return {
        dataset,
        id: entry.id,
        label: namingText(dataset, content) ?? entry.id,
        nearness: isCited ? 2 : Number(isNamed),
      };
    });
}

/** Whether all words of a name are among those of a passage. */
function isPrinted(name: string, words: ReadonlySet<string>): boolean {
  const parts = wordSet(name);
  return parts.size > 0 && parts.isSubsetOf(words);
}

/** The nearest records first, otherwise in the order of the collection. */
function sorted(records: readonly NamedRecord[]): NamedRecord[] {
  return records.toSorted((a, b) => b.nearness - a.nearness);
}
