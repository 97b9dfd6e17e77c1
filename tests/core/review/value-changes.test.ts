import { describe, expect, it } from 'vitest';
import { valueChanges } from '../../../core/review/value-changes.ts';
import type { JsonObject } from '../../../core/shared/json.ts';
import { claim } from '../check/project.ts';

/** The changes in one line each, without the values themselves. */
function told(before: JsonObject, after: JsonObject): string[] {
  return valueChanges(before, after).map(({ change, what, was, is, words }) => {
    const diff = words?.map(({ kind, text }) => ({ same: text, gone: `-${text}`, new: `+${text}` })[kind]);
    return [change, what, ...[was, is].filter((text) => text !== undefined), ...(diff ?? [])].join(' | ');
  });
}

const PASSAGE = { words: 12, sha256: 'a' };
const evidence = (source: string, paragraph: number, sha256 = 'a'): JsonObject => ({
  source,
  paragraph,
  supports: ['/value'],
  passage: { ...PASSAGE, sha256 },
  stance: 'supports',
});
const KM43 = claim({ value: 43 });
const figure = (...claims: JsonObject[]): JsonObject => ({ unit: 'km', claims });

describe('value changes', () => {
  it.each<{ what: string; before: JsonObject; after: JsonObject; expected: string[] }>([
    {
      what: 'a value',
      before: { kind: 'sea' },
      after: { kind: 'border' },
      expected: ['changed | kind | sea | border'],
    },
    {
      what: 'a value in an object',
      before: { measure: { label: 'Length' } },
      after: { measure: { label: 'Width' } },
      expected: ['changed | measure.label | Length | Width'],
    },
    {
      what: 'a value that is new, and one that is gone',
      before: { note: 'Old.' },
      after: { place: 'x' },
      expected: ['removed | note | Old.', 'added | place | x'],
    },
    {
      what: 'a date of an event, whose place in the list changed too',
      before: { events: [{ stage: 'signed', date: '1994-05-12' }] },
      after: {
        events: [
          { stage: 'proposed', date: '1994' },
          { stage: 'signed', date: '1994-05-13' },
        ],
      },
      expected: [
        'changed | event signed 1994-05-12: date | 1994-05-12 | 1994-05-13',
        'added | event | proposed 1994',
      ],
    },
    {
      what: 'a claim that is new, in the unit of the figure, with its evidence',
      before: figure(KM43),
      after: figure(KM43, { ...claim({ low: 20, high: 30 }), qualifier: 'about', rank: 'deprecated' }),
      expected: [
        'added | claim | about 20–30 km, asserted by example-state, deprecated, evidence: example-gazette-1994, paragraph 1',
      ],
    },
    {
      what: 'the amount of a claim, which is known by who asserts it',
      before: figure(KM43, claim({ value: 9, assertedBy: { kind: 'source', source: 'gazette' } })),
      after: figure(claim({ value: 8, assertedBy: { kind: 'source', source: 'gazette' } }), KM43),
      expected: ['changed | claim 9 km, asserted by gazette: value | 9 | 8', 'reordered | claims'],
    },
    {
      what: 'a claim that is gone',
      before: figure(KM43, claim({ value: 9, assertedBy: { kind: 'source', source: 'gazette' } })),
      after: figure(KM43),
      expected: ['removed | claim | 9 km, asserted by gazette, evidence: example-gazette-1994, paragraph 1'],
    },
    {
      what: 'evidence by its source',
      before: { claims: [{ ...KM43, evidence: [evidence('a', 1), evidence('b', 2)] }], unit: 'km' },
      after: { claims: [{ ...KM43, evidence: [evidence('c', 3), evidence('b', 7)] }], unit: 'km' },
      expected: [
        'removed | claim 43 km, asserted by example-state: evidence | a, paragraph 1, supports /value',
        'changed | claim 43 km, asserted by example-state: evidence b, paragraph 2: paragraph | 2 | 7',
        'added | claim 43 km, asserted by example-state: evidence | c, paragraph 3, supports /value',
      ],
    },
    {
      what: 'participants by who they are',
      before: {
        parties: [
          { actor: 'a', capacity: 'party' },
          { actor: 'b', capacity: 'party' },
        ],
      },
      after: {
        parties: [
          { actor: 'b', capacity: 'witness' },
          { actor: 'c', capacity: 'party', signatory: 'd' },
        ],
      },
      expected: [
        'removed | party | a as party',
        'changed | party b as party: capacity | party | witness',
        'added | party | c as party through d',
      ],
    },
    {
      what: 'a provision by its words',
      before: {
        provisions: [{ summary: 'Opens the road to all trucks.' }, { summary: 'Lasts nine years.' }],
      },
      after: {
        provisions: [
          { summary: 'Opens the road to all empty trucks.' },
          { summary: 'Costs nothing at all.' },
        ],
      },
      expected: [
        'removed | provision | “Lasts nine years.”',
        'changed | provision “Opens the road to all trucks.”: summary | Opens the road to all trucks. | Opens the road to all empty trucks.',
        'added | provision | “Costs nothing at all.”',
      ],
    },
    {
      what: 'an account of a dispute, by who gives it',
      before: {
        disputes: [
          {
            field: '/title',
            accounts: [{ summary: 'One.', assertedBy: { kind: 'source', source: 'a' }, evidence: [] }],
          },
        ],
      },
      after: {
        disputes: [
          {
            field: '/title',
            accounts: [{ summary: 'Two.', assertedBy: { kind: 'source', source: 'a' }, evidence: [] }],
          },
        ],
      },
      expected: ['changed | dispute over /title: account of a: summary | One. | Two.'],
    },
    {
      what: 'names by their language, and headings by themselves',
      before: { names: [{ name: 'Old Ferry', language: 'en' }], topics: ['trade', 'borders'] },
      after: { names: [{ name: 'New Ferry', language: 'en' }], topics: ['borders', 'energy'] },
      expected: [
        'changed | name Old Ferry (en): name | Old Ferry | New Ferry',
        'removed | topics | trade',
        'added | topics | energy',
      ],
    },
    {
      what: 'the order alone',
      before: { topics: ['trade', 'borders'] },
      after: { topics: ['borders', 'trade'] },
      expected: ['reordered | topics'],
    },
    {
      what: 'a long text by word, with what is near',
      before: { summary: 'One two three four five six seven eight nine ten eleven twelve old thirteen.' },
      after: {
        summary: 'One two three four five six seven eight nine ten eleven twelve quite new thirteen.',
      },
      expected: ['changed | summary | … nine ten eleven twelve | -old | +quite new | thirteen.'],
    },
    {
      what: 'white space, between quotation marks',
      before: { note: 'A  note.' },
      after: { note: 'A note.' },
      expected: ['changed | note | "A  note." | "A note."'],
    },
    {
      what: 'a correction last but for what is computed',
      before: { saidOn: '1994', comparison: 'single' },
      after: {
        comparison: 'conflicting',
        corrections: [{ on: '2020', reason: 'Wrong year.' }],
        saidOn: '1995',
      },
      expected: [
        'changed | saidOn | 1994 | 1995',
        'added | correction | 2020 Wrong year.',
        'changed | comparison | single | conflicting',
      ],
    },
    {
      what: 'what is computed from a claim only where it is all that changed',
      before: figure({ ...KM43, base: { value: 43000, unit: 'm' } }),
      after: figure({ ...KM43, base: { value: 43001, unit: 'm' } }),
      expected: ['changed | claim 43 km, asserted by example-state: base.value | 43000 | 43001'],
    },
    {
      what: 'lists of objects that nobody has named',
      before: { inputs: [{ figure: 'a' }] },
      after: { inputs: [{ figure: 'b' }] },
      expected: ['removed | item of inputs | {"figure":"a"}', 'added | item of inputs | {"figure":"b"}'],
    },
  ])('tell $what', ({ before, after, expected }) => {
    expect(told(before, after)).toEqual(expected);
  });
});
