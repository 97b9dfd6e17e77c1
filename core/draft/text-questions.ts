import type { CheckedCollection } from '../check/collection.ts';
import { isObject } from '../shared/json.ts';
import { dereference } from '../shared/schema.ts';
import type { Completion } from './complete.ts';
import { valueAt } from './content.ts';
import { isComputed } from './defaults.ts';
import { type Draft, holderSteps, type Part, rootPart } from './draft.ts';
import { namingText } from './naming.ts';
import { exampleOf, type Question } from './question.ts';

/** The text and the passage behind the values; a computed amount needs neither. */
export function* textQuestions(draft: Draft, { phrase, content }: Completion): Generator<Question> {
  const holder = valueAt(content, holderSteps(draft));
  if (isObject(holder) && isComputed(holder)) return;
  if (draft.text === undefined)
    yield {
      kind: 'text',
      name: 'text',
      description: 'The file with the text of the source, one paragraph a line, outside the repository.',
      example: '../texts/article.txt',
    };
  // The title of a source finds its passage, so it is asked for first.
  const mayFollow = draft.dataset === 'sources' && namingText('sources', content) === undefined;
  if (phrase === undefined && !mayFollow)
    yield {
      kind: 'phrase',
      name: 'phrase',
      description:
        'The words of the text that show it: all of them, or the first and the last with ... between.',
      example: 'The crossing ... lorries a day',
    };
}

/** Dates of the record that a source may give; whether it does only a person can tell. */
export function* dateQuestions(
  collection: CheckedCollection,
  draft: Draft,
  { content }: Completion,
): Generator<Question> {
  for (const { name, part } of evidencedDates(collection, draft)) {
    if (content[name] !== undefined || draft.skipped.includes(name)) continue;
    const example = exampleOf(part.schema);
    const description = part.schema.description ?? '';
    yield {
      kind: 'field',
      name,
      steps: [name],
      part,
      description,
      ...(example !== undefined && { example }),
      optional: true,
    };
  }
}

/** The dates that a record may have and that rest on evidence. */
function evidencedDates(collection: CheckedCollection, draft: Draft): { name: string; part: Part }[] {
  if (holderSteps(draft).length > 0 || draft.claimOf !== undefined) return [];
  const { schema, fileName } = rootPart(collection, draft);
  return Object.entries(schema.properties ?? {})
    .map(([name, property]) => ({ name, part: dereference(collection.schemas, fileName, property) }))
    .filter(({ part }) => part.schema.format === 'edtf' && part.schema['x-curated'] !== true);
}

/**
 * The passages of what the main one may not show: all that is not the title of a source, where the title found it; and
 * dates, which mostly stand elsewhere in a text.
 */
export function* phraseQuestions(
  collection: CheckedCollection,
  draft: Draft,
  { content, phrase, toSupport }: Completion,
): Generator<Question> {
  const isByTitle = draft.dataset === 'sources' && draft.phrase === undefined && phrase !== undefined;
  const dates = evidencedDates(collection, draft).filter(({ name }) => content[name] !== undefined);
  const properties = isByTitle ? toSupport.filter((name) => name !== 'title') : dates.map(({ name }) => name);
  for (const property of properties) {
    const name = `phrase for ${property}`;
    if (draft.phrases[property] !== undefined || draft.skipped.includes(name)) continue;
    yield {
      kind: 'phrase',
      name,
      property,
      description: `The words of the text that show "${property}": all of them, or the first and the last with ... between.`,
      ...(!isByTitle && { optional: true }),
    };
  }
}
