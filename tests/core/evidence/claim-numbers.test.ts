import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claimNumberProblems } from '../../../core/evidence/claim-numbers.ts';
import type { Claim, Evidence, Figure, Qualifier } from '../../../core/shared/records.ts';
import type { Unit } from '../../../core/shared/units.ts';
import { inDigits, inWords } from './numbers/render-number.ts';

const LIST: Unit[] = JSON.parse(
  readFileSync(new URL('../../../schemas/units.json', import.meta.url), 'utf8'),
);
const UNITS = new Map(LIST.map((unit) => [unit.code, unit]));

type Amount = Partial<Pick<Claim, 'value' | 'low' | 'high' | 'unit' | 'qualifier' | 'derivation'>>;

/** A figure with one claim, each of whose passages is a sentence. */
function compared(amount: Amount, unit: string, sentences: string[], change: Partial<Evidence> = {}) {
  const passages = new Map<Evidence, string[]>();
  const evidence = sentences.map((sentence, index): Evidence => {
    const supports = ['/value', '/low', '/high', '/unit'].filter((pointer) => pointer.slice(1) in amount);
    const one: Evidence = {
      source: `gazette-${index}`,
      supports,
      passage: { words: 5, sha256: '0' },
      stance: 'supports',
      ...change,
    };
    if (sentence !== '') passages.set(one, sentence.split(' '));
    return one;
  });
  const figure: Figure = {
    id: 'example-length',
    measure: { label: 'Length', definition: 'Length of an example.' },
    subject: { dataset: 'places', id: 'border-town' },
    unit,
    claims: [
      {
        qualifier: 'exact',
        rank: 'normal',
        assertedBy: { kind: 'source', source: 'x' },
        evidence,
        ...amount,
      },
    ],
  };
  return claimNumberProblems(figure, UNITS, (one) => passages.get(one));
}

const found = (amount: Amount, unit: string, ...sentences: string[]) =>
  compared(amount, unit, sentences).problems.map(({ code, steps }) => `${code} ${steps.join('/')}`);

describe('a claim that says what its passage says', () => {
  it.each<[Amount, string, string]>([
    [{ value: 43 }, 'km', 'a road of 43 km'],
    [{ value: 26, unit: 'mi' }, 'km', 'a 26-mile road to the ferry'],
    [{ value: 41842.944, unit: 'm' }, 'km', 'a 26-mile road to the ferry'],
    [{ value: 30, qualifier: 'about' }, 'years', 'for three decades the ferry ran'],
    [{ value: 10 }, 'years', 'the toll stays for another decade'],
    [{ value: 100, qualifier: 'more-than' }, 'years', 'for over a century the ferry ran'],
    [{ value: 1, qualifier: 'less-than' }, 'years', 'it took nearly a year'],
    [{ value: 100 }, 'percent', 'by May the toll had doubled'],
    [{ value: 2.2 }, 'ratio', 'a 2.2-fold fall of the toll'],
    [{ value: 50, qualifier: 'about' }, 'percent', 'half of the travellers'],
    [{ value: 50, qualifier: 'more-than' }, 'percent', 'a majority of travellers'],
    [{ value: 18 }, 'percentage-points', 'an 18-point rise'],
    [{ value: 7500000000, qualifier: 'about' }, 'USD', 'from approximately $ 7.5 billion to $ 3.4 billion'],
    [{ value: 3400000000 }, 'USD', 'from approximately $ 7.5 billion to $ 3.4 billion'],
    [{ low: 2000000, high: 3000000 }, 't', 'between 2 and 3 million tonnes'],
    [{ low: 10, high: 15 }, 'vehicles', '10-15 lorries a day'],
    [{ value: 34 }, 'states', 'the 34th country to use it'],
    [{ value: 0 }, 'states', 'no state has used it'],
    [{ value: 1 }, 'reactors', 'a new bigger reactor'],
    [{ value: -38 }, 'persons', 'the crew shrank by 38 people'],
    [{ value: 12 }, 'items', 'all twelve of them'],
    [{ value: 3 }, 'bcm', '3 billion cubic metres of water'],
    [{ value: 5 }, 'days', 'the days of the fair were five'],
  ])('%j in %s: "%s"', (amount, unit, sentence) => {
    expect(compared(amount, unit, [sentence])).toEqual({ problems: [], compared: 1 });
  });

  it('however the number is written', () => {
    const qualifiers: [string, Qualifier][] = [
      ['', 'exact'],
      ['about ', 'about'],
      ['more than ', 'more-than'],
      ['at least ', 'at-least'],
      ['up to ', 'at-most'],
      ['under ', 'less-than'],
    ];
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 99_999_999 }),
        fc.constantFrom(...qualifiers),
        fc.constantFrom<(amount: number) => string>(inDigits, String, (amount) => inWords(amount, true)),
        fc.constantFrom(
          ['km', 'kilometres'],
          ['years', 'years'],
          ['USD', 'dollars'],
          ['persons', 'travellers'],
        ),
        (value, [hedge, qualifier], render, [unit = '', name = '']) => {
          const sentence = `they said ${hedge}${render(value)} ${name} to all`;
          expect(found({ value, qualifier }, unit, sentence)).toEqual([]);
        },
      ),
    );
  });

  it('in one of its passages', () => {
    expect(found({ value: 43 }, 'km', 'the road is long', 'it has 43 km')).toEqual([]);
  });
});

describe('a claim that says something else than its passage', () => {
  it.each<[Amount, string, string, string]>([
    [{ value: 34 }, 'km', 'a road of 43 km', 'number-not-in-passage claims/0/value'],
    [{ value: 4.3 }, 'km', 'a road of 43 km', 'number-not-in-passage claims/0/value'],
    [{ value: 7.5 }, 'USD', 'about $ 7.5 billion', 'number-not-in-passage claims/0/value'],
    [{ value: 1 }, 'states', 'a long road for a state', 'none'],
    [{ value: 1 }, 'items', 'a long road to the ferry', 'number-not-in-passage claims/0/value'],
    [{ value: 200 }, 'percent', 'by May the toll had doubled', 'number-not-in-passage claims/0/value'],
    [{ value: 3 }, 'years', 'the third of the bridges', 'number-not-in-passage claims/0/value'],
    [{ low: 2, high: 3000000 }, 't', 'between 2 and 4 million tonnes', 'number-not-in-passage claims/0/high'],
    [{ value: 43, unit: 'km' }, 'km', 'a road of 43 miles', 'unit-not-in-passage claims/0/unit'],
    [{ value: 43 }, 'km', 'a road of 43 miles', 'unit-not-in-passage claims/0/value'],
    [{ value: 43 }, 'km', 'a road as long as 43', 'unit-not-in-passage claims/0/value'],
    [{ value: 3 }, 'years', 'for three decades', 'unit-not-in-passage claims/0/value'],
    [{ value: 9 }, 'EUR', 'for $ 9 a day', 'unit-not-in-passage claims/0/value'],
    [{ value: 18 }, 'percent', 'a rise by 18 percentage points', 'unit-not-in-passage claims/0/value'],
    [{ value: 26 }, 'persons', 'a 26-mile road', 'unit-not-in-passage claims/0/value'],
    [{ value: 43 }, 'km', 'a road of about 43 km', 'qualifier-differs claims/0/qualifier'],
    [{ value: 43, qualifier: 'about' }, 'km', 'a road of 43 km', 'qualifier-differs claims/0/qualifier'],
    [
      { value: 43, qualifier: 'at-least' },
      'km',
      'up to 43 km of road',
      'qualifier-differs claims/0/qualifier',
    ],
  ])('%j in %s: "%s"', (amount, unit, sentence, expected) => {
    expect(found(amount, unit, sentence)).toEqual(expected === 'none' ? [] : [expected]);
  });

  it('is told what the passage says and what the record says', () => {
    const { problems } = compared({ value: 34 }, 'km', ['a road of 43 km', 'as long as that']);
    expect(problems).toEqual([
      {
        code: 'number-not-in-passage',
        steps: ['claims', 0, 'value'],
        message:
          'The record has 34 kilometres, a number that is not in its passage: "a road of 43 km"; "as long as that".',
        help: expect.stringContaining('derivation'),
      },
    ]);
  });

  it('is told of a long passage only how it begins', () => {
    const { problems } = compared({ value: 34 }, 'km', [Array(50).fill('word').join(' ')]);
    expect(problems[0]?.message).toMatch(/"(word ){40}…"\.$/);
  });

  it('is not helped by a passage that disputes it, or supports another value', () => {
    const sentence = ['a road of 43 km'];
    expect(compared({ value: 43 }, 'km', sentence, { stance: 'disputes' }).problems).toHaveLength(1);
    expect(compared({ value: 43 }, 'km', sentence, { supports: ['/saidOn'] }).problems).toHaveLength(1);
  });
});

describe('a claim is not compared', () => {
  it.each<[string, Amount, string, string]>([
    [
      'where the amount was worked out',
      { value: 3, derivation: { kind: 'counted' } },
      'km',
      'one, two, and one more',
    ],
    ['where a text is not at hand', { value: 3 }, 'km', ''],
    ['where its unit is unknown', { value: 3 }, 'parsecs', 'a road of 5 parsecs'],
  ])('%s', (_, amount, unit, sentence) => {
    expect(compared(amount, unit, [sentence])).toEqual({ problems: [], compared: 0 });
  });
});
