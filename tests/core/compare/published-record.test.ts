import { describe, expect, it } from 'vitest';
import { type CheckedCollection, recordsOf } from '../../../core/check/collection.ts';
import { citationOf, statusOf } from '../../../core/compare/published-record.ts';
import type { DatasetName } from '../../../core/shared/datasets.ts';
import type { JsonObject } from '../../../core/shared/json.ts';
import type { Agreement, AgreementEvent, Source } from '../../../core/shared/records.ts';
import { claim, IDS, type Project, validProject } from '../check/project.ts';
import { snapshot } from '../publish/samples.ts';

function checked(): CheckedCollection {
  const { collection } = validProject().check();
  if (collection === undefined) throw new TypeError('the valid project is not valid');
  return collection;
}

/** The published form of the only record of a dataset. */
function publishedIn(project: Project, dataset: DatasetName): JsonObject {
  const entry = snapshot(project).entries.find((candidate) => candidate.dataset === dataset);
  if (entry === undefined) throw new TypeError(`there is no record in ${dataset}`);
  return entry.content;
}

function asEvents(events: AgreementEvent[]): JsonObject[] {
  return events.map((event) => ({ ...event }));
}

describe('the status of an agreement', () => {
  const [template] = recordsOf(checked(), 'agreements').map(({ content }) => content);
  const status = (events: AgreementEvent[]): string => statusOf({ ...(template as Agreement), events });

  it.each<{ why: string; events: AgreementEvent[]; is: string }>([
    { why: 'its only stage', events: [{ stage: 'proposed', date: '2020' }], is: 'proposed' },
    {
      why: 'the stage of the latest event',
      events: [
        { stage: 'signed', date: '2020-03' },
        { stage: 'ratified', date: '2021-01-05' },
        { stage: 'in-force', date: '2022' },
      ],
      is: 'in-force',
    },
    {
      why: 'the stage before an amendment',
      events: [
        { stage: 'in-force', date: '2020' },
        { stage: 'amended', date: '2021' },
      ],
      is: 'in-force',
    },
    {
      why: 'the stage before an extension',
      events: [
        { stage: 'in-force', date: '2020' },
        { stage: 'extended', date: '2024' },
      ],
      is: 'in-force',
    },
    {
      why: 'the end that follows an amendment',
      events: [
        { stage: 'signed', date: '2020' },
        { stage: 'amended', date: '2021' },
        { stage: 'terminated', date: '2022' },
      ],
      is: 'terminated',
    },
    { why: 'unknown where it was only amended', events: [{ stage: 'amended', date: '2021' }], is: 'unknown' },
    { why: 'unknown without an event', events: [], is: 'unknown' },
  ])('is $why', ({ events, is }) => {
    expect(status(events)).toBe(is);
  });

  it.each<{ why: string; events: AgreementEvent[]; is: string }>([
    { why: 'one undated event', events: [{ stage: 'signed' }], is: 'signed' },
    { why: 'the last of undated events', events: [{ stage: 'proposed' }, { stage: 'signed' }], is: 'signed' },
    {
      why: 'an undated event after a dated one',
      events: [{ stage: 'signed', date: '2020' }, { stage: 'in-force' }],
      is: 'in-force',
    },
    {
      why: 'a dated event after an undated one',
      events: [{ stage: 'proposed' }, { stage: 'signed', date: '2020' }],
      is: 'signed',
    },
  ])('follows the order of the list without dates: $why', ({ events, is }) => {
    expect(status(events)).toBe(is);
  });

  it.each<{ why: string; dates: [string, string] }>([
    { why: 'a year after a year', dates: ['2020', '2021'] },
    { why: 'two events of one day', dates: ['2020-05-01', '2020-05-01'] },
    { why: 'a day before the month that follows', dates: ['2020-05-31', '2020-06'] },
    { why: 'an interval that ended before', dates: ['2019/2020', '2021'] },
    { why: 'a day in the month of the event after it', dates: ['2020-05-08', '2020-05'] },
    { why: 'a month in the approximate year after it', dates: ['1994-03', '1994~'] },
    { why: 'an uncertain year before an earlier one', dates: ['2021?', '2020'] },
    { why: 'a day inside the interval after it', dates: ['2020-05-08', '2020-04/2020-06'] },
  ])('follows the order of the list also where dates overlap: $why', ({ dates: [first, second] }) => {
    const events: AgreementEvent[] = [
      { stage: 'proposed', date: first },
      { stage: 'signed', date: second },
    ];
    const project = validProject().withRecord('agreements', '/events', asEvents(events));
    expect(publishedIn(project, 'agreements').status).toBe('signed');
  });

  it('needs no order of its own: dates that certainly contradict the list are refused before', () => {
    const events = asEvents([
      { stage: 'signed', date: '2021-05' },
      { stage: 'proposed', date: '2020-05' },
    ]);
    const codes = validProject().withRecord('agreements', '/events', events).findings();
    expect(codes.map(({ code }) => code)).toEqual(['date-order']);
  });

  it('is published with the agreement, beside what was authored', () => {
    const content = publishedIn(validProject(), 'agreements');
    const authored: JsonObject = JSON.parse(
      validProject().text(`datasets/agreements/${IDS.agreements}.json`),
    );
    expect(content).toEqual({ ...authored, status: 'signed' });
  });
});

describe('the citation of a source', () => {
  const source: Source = {
    id: 'example-gazette-1994',
    kind: 'news-report',
    title: 'Crossing to open in May',
    language: 'en',
    text: { words: 640, sha256: '0'.repeat(64) },
    evidence: [],
  };
  const names = new Map([
    ['jane-example', 'Jane Example'],
    ['john-example', 'John Example'],
    ['gazette', 'Example Gazette'],
  ]);

  it.each<{ known: string; more: Partial<Source>; is: string }>([
    { known: 'the title', more: {}, is: '“Crossing to open in May”.' },
    {
      known: 'everything',
      more: {
        authors: ['jane-example', 'john-example'],
        publisher: 'gazette',
        published: '1994-05-14',
        url: 'https://gazette.example/crossing',
      },
      is: 'Jane Example, John Example. “Crossing to open in May”. Example Gazette. 1994-05-14. https://gazette.example/crossing.',
    },
    {
      known: 'the author',
      more: { authors: ['jane-example'] },
      is: 'Jane Example. “Crossing to open in May”.',
    },
    {
      known: 'the publisher',
      more: { publisher: 'gazette' },
      is: '“Crossing to open in May”. Example Gazette.',
    },
    { known: 'the date', more: { published: '1994-05~' }, is: '“Crossing to open in May”. 1994-05~.' },
    {
      known: 'no name of the author',
      more: { authors: ['nobody'] },
      is: 'nobody. “Crossing to open in May”.',
    },
  ])('gives what is known: $known', ({ more, is }) => {
    expect(citationOf({ ...source, ...more }, names)).toBe(is);
  });

  it('names actors by the first of their names', () => {
    const project = validProject()
      .withRecord('actors', '/names/-', { name: 'The Example', language: 'en' })
      .withSupported('sources', 'publisher', IDS.actors);
    expect(publishedIn(project, 'sources').citation).toBe(
      '“Crossing to open in May”. Example State. 1994-05-14.',
    );
  });
});

describe('the claims of a figure', () => {
  const lengths = [claim({ value: 43 }), claim({ low: 40, high: 45 }), claim({ value: 26.7, unit: 'mi' })];

  it('are published with their amounts in the base unit', () => {
    const figure = publishedIn(validProject().withRecord('figures', '/claims', lengths), 'figures');
    const bases = (figure.claims as JsonObject[]).map(({ base }) => base);
    expect(bases).toEqual([
      { value: 43000, unit: 'm' },
      { low: 40000, high: 45000, unit: 'm' },
      { value: 42969.4848, unit: 'm' },
    ]);
  });

  it.each([
    { claims: [claim({ value: 43 })], comparison: 'single' },
    { claims: lengths, comparison: 'consistent' },
    { claims: [claim({ value: 43 }), claim({ value: 80 })], comparison: 'conflicting' },
  ])('are published with how they compare: $comparison', ({ claims, comparison }) => {
    const project = validProject()
      .withRecord('figures', '/claims', claims)
      .withRecord('figures', '/note', 'The accounts count different roads.');
    expect(publishedIn(project, 'figures').comparison).toBe(comparison);
  });

  it('keep an amount of money in its own currency', () => {
    const project = validProject()
      .withRecord('figures', '/unit', 'USD')
      .withRecord('figures', '/claims', [claim({ value: 4500000000 })]);
    expect(publishedIn(project, 'figures').claims).toMatchObject([
      { base: { value: 4500000000, unit: 'USD' } },
    ]);
  });
});

it.each(['statements', 'actors', 'places'] as const)('of %s nothing is computed', (dataset) => {
  const authored: unknown = JSON.parse(validProject().text(`datasets/${dataset}/${IDS[dataset]}.json`));
  expect(publishedIn(validProject(), dataset)).toEqual(authored);
});
