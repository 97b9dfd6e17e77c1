import type { CheckedCollection } from '../check/collection.ts';
import { nearMiss } from '../check/schema/near-miss.ts';
import type { SourceText } from '../evidence/text.ts';
import { holdsLines } from '../load/project-files.ts';
import type { JsonObject } from '../shared/json.ts';
import type { Step } from '../shared/pointer.ts';
import { amountNamed } from './amounts.ts';
import { valueAt, withValueAt } from './content.ts';
import { claimedRecord, type Draft, holderSteps, rootPart } from './draft.ts';
import { type Field, fieldNamed, fieldsOf } from './fields.ts';
import { takenBy } from './free-id.ts';
import { withAmount } from './infer-amount.ts';
import { citedSource, phraseProblem, sourcesIn } from './passage.ts';
import type { Question } from './question.ts';
import { readAnswer } from './read-answer.ts';

/** What an answer makes of a draft, or why it is none. */
export type Answered = { draft: Draft } | { problem: string };

/** Answers a question that is not about the file of the text; an empty answer leaves an optional one out. */
export function answer(
  collection: CheckedCollection,
  draft: Draft,
  question: Question,
  text: string,
): Answered {
  if (question.optional === true && text.trim() === '')
    return { draft: { ...draft, skipped: [...draft.skipped, question.name] } };
  switch (question.kind) {
    case 'text':
      return { problem: 'A text is a file.' };
    case 'phrase':
      return withPhrase(draft, question.property, text);
    case 'amount':
      return withNamedAmount(collection, draft, text);
    case 'field':
      return withField(collection, draft, question, text);
  }
}

/** The draft with the text that its evidence is in. */
export function withText(collection: CheckedCollection, draft: Draft, text: SourceText): Answered {
  const sources = sourcesIn(collection, text);
  if (draft.dataset !== 'sources') {
    if (sources.length > 0) return { draft: { ...draft, text, sources } };
    return {
      problem: 'No source of the collection has this text. Add it first: depositary new sources --text FILE.',
    };
  }
  const same = sources.find((source) => source.text.words.length === text.words.length);
  if (same !== undefined) return { problem: `The text is that of sources/${same.id} already.` };
  return { draft: { ...draft, text } };
}

/** The draft with a search phrase: of one property, or of all that have none of their own. */
export function withPhrase(draft: Draft, property: string | undefined, phrase: string): Answered {
  const next =
    property === undefined
      ? { ...draft, phrase }
      : { ...draft, phrases: { ...draft.phrases, [property]: phrase } };
  const source = citedSource(property === undefined ? next : draft);
  const problem = source && phraseProblem(source.text, phrase);
  return problem === undefined ? { draft: next } : { problem };
}

/** The draft as a claim of a figure, with the answers that a claim has too. */
export function asClaimOf(collection: CheckedCollection, draft: Draft, figure: string): Answered {
  if (draft.dataset !== 'figures') return { problem: 'Only a figure has claims.' };
  const claimed = claimedRecord(collection, { ...draft, claimOf: figure });
  if (claimed === undefined) {
    const ids = collection.entries.filter(({ dataset }) => dataset === 'figures').map(({ id }) => id);
    const meant = nearMiss(figure, ids);
    return {
      problem: `There is no figure "${figure}".${meant === undefined ? '' : ` Did you mean "${meant}"?`}`,
    };
  }
  const { path } = claimed.document;
  if (holdsLines(path)) {
    const own = `datasets/figures/${figure}.json`;
    return {
      problem: `"${figure}" is a line of ${path}. Add the claim by hand, or move the record to ${own}.`,
    };
  }
  const claim = valueAt(draft.content, holderSteps(draft)) ?? {};
  const { unit } = draft.content;
  const content = { ...(claim as JsonObject), ...(unit !== undefined && { unit }) };
  return { draft: { ...draft, claimOf: figure, content } };
}

/** The draft with a field of that name set, as `--set` does. */
export function withNamedField(
  collection: CheckedCollection,
  draft: Draft,
  name: string,
  text: string,
): Answered {
  const fields = fieldsOf(collection, rootPart(collection, draft));
  const named = fieldNamed(fields, name);
  if ('problem' in named) {
    const names = [...new Set(fields.map(({ path }) => path.at(-1) ?? '').filter((last) => last !== '*'))];
    const meant = nearMiss(name, names);
    return {
      problem: `${named.problem} ${meant === undefined ? `Fields: ${names.join(', ')}.` : `Did you mean "${meant}"?`}`,
    };
  }
  const isValue =
    draft.dataset === 'figures' && named.field.schema.type === 'number' && named.steps.at(-1) === 'value';
  if (isValue) return withNamedAmount(collection, draft, text);
  return withField(collection, draft, { steps: named.steps, part: named.field }, text);
}

function withField(
  collection: CheckedCollection,
  draft: Draft,
  { steps, part }: { steps: readonly Step[]; part: Omit<Field, 'path'> },
  text: string,
): Answered {
  const [, figure] = /^figures\/(.+)$/.exec(text.trim()) ?? [];
  if (part.schema.title === 'FigureSubject' && figure !== undefined)
    return asClaimOf(collection, draft, figure);
  const read = readAnswer(collection, part, text);
  if ('problem' in read) return read;
  const isId = steps.length === 1 && steps[0] === 'id';
  const taken = isId ? takenBy(collection, draft.dataset, String(read.value)) : undefined;
  if (taken !== undefined) return { problem: taken };
  const present = valueAt(draft.content, steps);
  const value =
    Array.isArray(present) && Array.isArray(read.value) ? [...present, ...read.value] : read.value;
  return { draft: { ...draft, content: withValueAt(draft.content, steps, value) } };
}

function withNamedAmount({ units }: CheckedCollection, draft: Draft, text: string): Answered {
  const amount = amountNamed(text.trim(), units);
  if (amount === undefined)
    return {
      problem: `"${text}" is no single amount. Give a number and the code of its unit, as 27 mi or 4500000 USD.`,
    };
  return { draft: { ...draft, content: withAmount(draft, draft.content, amount) } };
}
