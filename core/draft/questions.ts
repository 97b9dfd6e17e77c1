import type { CheckedCollection } from '../check/collection.ts';
import type { Step } from '../shared/pointer.ts';
import type { Schema } from '../shared/schema.ts';
import { writtenAmount } from './amounts.ts';
import { type Choice, choicesOf } from './choices.ts';
import type { Completion } from './complete.ts';
import { type Draft, holderSteps, rootPart } from './draft.ts';
import { type Field, fieldsOf, shortName } from './fields.ts';
import { takenBy } from './free-id.ts';
import { hasAmount } from './infer-amount.ts';
import { namingText, proposedId } from './naming.ts';
import { exampleOf, type Question } from './question.ts';
import type { MissingValue } from './required.ts';
import { similarFigures } from './similar-figures.ts';
import { dateQuestions, phraseQuestions, textQuestions } from './text-questions.ts';

/** Texts longer than this are asked for last: whoever knows the rest words them better, and some become unnecessary. */
const LONG_TEXT = 300;

/**
 * What is still to be asked, in the order in which to ask it: the text and the passage, because much follows from
 * them; then the amount; then the fields of the schema.
 */
export function questionsFor(
  collection: CheckedCollection,
  draft: Draft,
  completion: Completion,
): Question[] {
  const fields = fieldsOf(collection, rootPart(collection, draft));
  const isNamed = namingText(draft.dataset, completion.content) !== undefined;
  // The id follows from the name, which is asked for first.
  const missing = completion.missing.filter(
    ({ steps, part }) =>
      (isNamed || steps[0] !== 'id') && !followsAmount(draft, completion, steps, part.schema),
  );
  const asked = missing.map((value) => fieldQuestion(collection, draft, completion, fields, value));
  const [late, soon] = [asked.filter(isLate), asked.filter((question) => !isLate(question))];
  return [
    ...textQuestions(draft, completion),
    ...amountQuestion(draft, completion, fields),
    ...soon,
    ...dateQuestions(collection, draft, completion),
    ...late,
    ...phraseQuestions(collection, draft, completion),
  ];
}

/** The unit and the hedge are part of the amount, or of the passage that gives it. */
function followsAmount(
  draft: Draft,
  { content }: Completion,
  steps: readonly Step[],
  schema: Schema,
): boolean {
  if (draft.dataset !== 'figures' || hasAmount(content, holderSteps(draft))) return false;
  return schema.title === 'Qualifier' || (steps.length === 1 && steps[0] === 'unit');
}

function isLate(question: Question): boolean {
  if (question.kind !== 'field') return false;
  return question.name === 'id' || (question.part.schema.maxLength ?? 0) > LONG_TEXT;
}

function* amountQuestion(
  draft: Draft,
  { content, amounts, words }: Completion,
  fields: readonly Field[],
): Generator<Question> {
  const holder = holderSteps(draft);
  // Mostly the passage tells.
  if (draft.dataset !== 'figures' || hasAmount(content, holder) || words.length === 0) return;
  const steps = [...holder, 'value'];
  const choices: Choice[] = amounts
    .filter(({ unit }) => unit !== undefined)
    .map((amount) => ({ answer: writtenAmount(amount), label: amount.words }));
  const [first] = amounts;
  const isOpen = choices.length === 0 || choices.length < amounts.length;
  const printed = first === undefined ? '' : ` The passage has ${amounts.map(writtenAmount).join(', ')}.`;
  yield {
    kind: 'amount',
    name: shortName(fields, steps),
    steps,
    description: `How much, with its unit: the code of schemas/units.json or of a currency, or as the text says it.${isOpen ? printed : ''}`,
    example: '200 vehicles',
    ...(!isOpen && { choices }),
    ...(isOpen && first !== undefined && { proposal: writtenAmount(first) }),
  };
}

function fieldQuestion(
  collection: CheckedCollection,
  draft: Draft,
  { content, words, source }: Completion,
  fields: readonly Field[],
  { steps, part }: MissingValue,
): Question {
  const { schema } = part;
  const choices = choicesOf(collection, part, {
    words,
    ...(source?.id !== undefined && { source: source.id }),
  });
  const isSubject = schema.title === 'FigureSubject';
  const example = exampleOf(schema);
  return {
    kind: 'field',
    name: shortName(fields, steps),
    steps,
    part,
    description: describe(collection, draft, schema, content),
    ...(example !== undefined && { example }),
    ...(choices !== undefined && {
      choices: isSubject ? [...claimChoices(collection, content), ...choices] : choices,
    }),
  };
}

/** What a field is for; of an id that cannot be proposed, why not. */
function describe(
  collection: CheckedCollection,
  { dataset }: Draft,
  schema: Schema,
  content: Completion['content'],
): string {
  const id =
    schema.title === 'Id' && schema['x-refers-to'] === undefined ? proposedId(dataset, content) : undefined;
  const taken = id === undefined ? undefined : takenBy(collection, dataset, id);
  return [schema.description, taken].filter((text) => text !== undefined).join(' ');
}

/** The figures that may ask the same question: the amount is then a claim of theirs. */
function claimChoices(collection: CheckedCollection, content: Completion['content']): Choice[] {
  const label = namingText('figures', content);
  if (label === undefined) return [];
  const unit = typeof content.unit === 'string' ? content.unit : undefined;
  return similarFigures(collection, label, unit).map((figure) => ({
    answer: `figures/${figure.id}`,
    label: `a claim of the figure "${figure.label}"`,
  }));
}
