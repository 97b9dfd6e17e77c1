import { describe, expect, it } from 'vitest';
import { answer } from '../../../core/draft/answer.ts';
import { complete } from '../../../core/draft/complete.ts';
import { type Draft, emptyDraft } from '../../../core/draft/draft.ts';
import { questionsFor } from '../../../core/draft/questions.ts';
import { DATASET_NAMES, type DatasetName } from '../../../core/shared/datasets.ts';
import { IDS } from '../check/project.ts';
import { drafted, draftingCollection, type Flags, NEW_TEXT } from './drafting.ts';

const collection = draftingCollection();

function questions(draft: Draft) {
  return questionsFor(collection, draft, complete(collection, draft));
}

/** The names of what is asked after these flags, in the order in which it is asked; optional ones end in `?`. */
function asked(dataset: DatasetName, flags: Flags): string[] {
  return questions(drafted(collection, dataset, flags)).map(({ name, optional }) =>
    optional ? `${name}?` : name,
  );
}

/** The names of all questions that a person meets who answers each as told. */
function interview(start: Draft, answers: Record<string, string>): string[] {
  const names: string[] = [];
  let draft = start;
  for (;;) {
    const [question] = questions(draft);
    if (question === undefined) return names;
    names.push(question.name);
    const answered = answer(collection, draft, question, answers[question.name] ?? '');
    if ('problem' in answered) throw new TypeError(`${question.name}: ${answered.problem}`);
    draft = answered.draft;
  }
}

describe('questionsFor', () => {
  it('asks for the text and the passage first, and not for what they give', () => {
    const names = (dataset: DatasetName) => questions(emptyDraft(dataset)).map(({ name }) => name);
    expect(names('figures')).toEqual(['text', 'phrase', 'label', 'subject', 'assertedBy', 'definition']);
    expect(names('sources')).toEqual(['text', 'kind', 'title', 'language', 'published']);
    expect(names('statements')).toContain('saidOn');
  });

  it.each(DATASET_NAMES)('takes description, vocabulary and example for %s from the schema', (dataset) => {
    for (const question of questions(emptyDraft(dataset))) {
      expect(question.description.length).toBeGreaterThan(10);
      if (question.kind !== 'field') continue;
      const { part, choices, description, example } = question;
      expect(description).toContain(part.schema.description);
      if (part.schema.enum !== undefined)
        expect(choices?.map((choice) => choice.answer)).toEqual(part.schema.enum);
      else expect(choices !== undefined || example !== undefined).toBe(true);
    }
  });

  it('proposes the amounts of the passage where it holds several, with the words around them', () => {
    const [amount] = questions(drafted(collection, 'figures', { phrase: 'Up to 200 ... 3 hours' }));
    expect(amount).toMatchObject({
      name: 'value',
      choices: [
        { answer: '200 vehicles', label: 'up to 200 lorries a day' },
        { answer: '3 hours', label: 'the trip takes 3 hours' },
      ],
    });
  });

  it('asks for the amount and its unit at once where the passage gives none', () => {
    const phrase = 'The editors thank all readers who wrote';
    expect(asked('figures', { phrase })).toEqual(['value', 'label', 'subject', 'assertedBy', 'definition']);
    expect(asked('figures', { phrase, set: { value: 'about 5 states' } })).not.toContain('unit');
    expect(asked('figures', { phrase, set: { value: '5 states' } })).toContain('qualifier');
    expect(asked('figures', { phrase, set: { value: '5' } })).toContain('unit');
  });

  it('shows the amounts of the passage, and asks for one in words, where one has no unit', () => {
    const [amount] = questions(drafted(collection, 'figures', { phrase: 'Each of them ... of the week' }));
    expect(amount).toMatchObject({ name: 'value', proposal: '300' });
    expect(amount).not.toHaveProperty('choices');
    expect(amount?.description).toMatch(/The passage has 300, 5 days\.$/);
  });

  it('offers the records that the passage names, and the source that is cited, first', () => {
    const [, subject, voice] = questions(
      drafted(collection, 'figures', { phrase: 'Example State welcomed ... road of 43 km' }),
    );
    expect(subject?.choices?.[0]).toEqual({ answer: `actors/${IDS.actors}`, label: 'Example State' });
    expect(voice?.choices?.map((choice) => choice.answer)).toEqual([
      `sources/${IDS.sources}`,
      `actors/${IDS.actors}`,
    ]);
  });

  it('offers a figure that asks something similar, and then asks only for what a claim needs', () => {
    const start = drafted(collection, 'figures', { phrase: 'new ferry line ... 27 miles long' });
    const answers = {
      label: 'Length of the new crossing',
      subject: `figures/${IDS.figures}`,
      assertedBy: `sources/${IDS.sources}`,
    };
    expect(interview(start, answers)).toEqual(['label', 'subject', 'assertedBy']);
    const labelled = drafted(collection, 'figures', { set: { label: answers.label } });
    const subject = questions(labelled).find(({ name }) => name === 'subject');
    expect(subject?.choices?.[0]).toEqual({
      answer: `figures/${IDS.figures}`,
      label: 'a claim of the figure "Length of the crossing"',
    });
  });

  it.each([
    { what: 'one amount', phrase: 'new ferry line ... 27 miles long', most: 4 },
    { what: 'several amounts', phrase: 'Up to 200 ... 3 hours', most: 5 },
    { what: 'no amount', phrase: 'The editors thank all readers who wrote', most: 5 },
  ])(
    'needs $most answers at most for a figure whose passage holds $what, after one command',
    ({ phrase, most }) => {
      const answers = {
        value: 'about 200 vehicles',
        label: 'Lorries on the ferry',
        subject: `agreements/${IDS.agreements}`,
        assertedBy: `sources/${IDS.sources}`,
        definition: 'Lorries that the ferry takes in a day.',
      };
      expect(interview(drafted(collection, 'figures', { phrase }), answers).length).toBeLessThanOrEqual(most);
    },
  );

  it('asks for the passages of what the title of a source does not show', () => {
    const set = { kind: 'news-report', title: 'Two ministries sign a ferry charter', language: 'en' };
    expect(asked('sources', { text: NEW_TEXT, set })).toEqual(['published?']);
    expect(asked('sources', { text: NEW_TEXT, set: { ...set, published: '1994-06-02' } })).toEqual([
      'phrase for published',
    ]);
    // A title that is not in the text finds no passage.
    expect(asked('sources', { text: NEW_TEXT, set: { ...set, title: 'The charter' } })).toContain('phrase');
  });

  it('asks a person, but no flag, which passage shows the date of a statement', () => {
    const flags = { phrase: 'new ferry line ... Border Town said', set: { saidOn: '1994-05' } };
    expect(asked('statements', flags).at(-1)).toBe('phrase for saidOn?');
    const skipped = { ...drafted(collection, 'statements', flags), skipped: ['phrase for saidOn'] };
    expect(questions(skipped).map(({ name }) => name)).not.toContain('phrase for saidOn');
  });
});
