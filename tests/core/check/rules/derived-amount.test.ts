import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../../core/shared/json.ts';
import { claim, inRecord, validProject } from '../project.ts';

const RULE = { code: 'derived-amount', severity: 'error', ...inRecord('figures', 'toll-income') };

type Amounts = JsonObject & { unit?: string };

/** A project with a figure for each input, and one that is computed from their first claims. */
function computed(operation: string, inputs: Amounts[], digits: number, unit: string, amounts: JsonObject) {
  const names = ['spring', 'summer', 'autumn'];
  const project = inputs.reduce(
    (whole, { unit: inputUnit = unit, ...input }, index) =>
      whole.withCopy('figures', `income-${names[index]}`, {
        measure: {
          label: `Toll taken in the ${names[index]}`,
          definition: 'Toll that the ferry took in this season.',
        },
        unit: inputUnit,
        claims: [
          {
            ...claim(Object.fromEntries(Object.entries(input).filter(([key]) => key !== 'qualifier'))),
            ...input,
          },
        ],
      }),
    validProject(),
  );
  return project.withCopy('figures', 'toll-income', {
    measure: { label: 'Income of the ferry', definition: 'What the ferry took, all in all.' },
    unit,
    claims: [
      {
        qualifier: 'exact',
        assertedBy: { kind: 'collection' },
        rank: 'normal',
        derivation: {
          kind: 'computed',
          operation,
          inputs: inputs.map((_, index) => ({ figure: `income-${names[index]}`, claim: 0 })),
          digits,
        },
        evidence: [],
        ...amounts,
      },
    ],
  });
}

describe('derived-amount', () => {
  it.each<[string, string, Amounts[], number, string, JsonObject]>([
    [
      'a sum',
      'sum',
      [{ value: 5e9, qualifier: 'at-most' }, { value: 4e9 }],
      1,
      'USD',
      { value: 9e9, qualifier: 'at-most' },
    ],
    ['a sum of three', 'sum', [{ value: 1 }, { value: 2 }, { value: 3 }], 1, 'USD', { value: 6 }],
    [
      'shares and points',
      'difference',
      [{ value: 45 }, { value: 18, unit: 'percentage-points' }],
      2,
      'percent',
      { value: 27 },
    ],
    [
      'what grew to an amount',
      'before-growth',
      [{ value: 12.4e9 }, { value: 56.5, unit: 'percent' }],
      3,
      'USD',
      { value: 7.92e9, qualifier: 'about' },
    ],
    [
      'a bound, rounded away from it',
      'before-growth',
      [{ value: 12.4e9 }, { value: 56.5, unit: 'percent', qualifier: 'more-than' }],
      2,
      'USD',
      { value: 8e9, qualifier: 'less-than' },
    ],
    [
      'a growth',
      'growth',
      [
        { value: 4, unit: 'USD' },
        { value: 5, unit: 'USD' },
      ],
      2,
      'percent',
      { value: 25 },
    ],
    [
      'an exact result that is called approximate',
      'sum',
      [{ value: 1 }, { value: 2 }],
      1,
      'USD',
      { value: 3, qualifier: 'about' },
    ],
    [
      'units of one kind',
      'sum',
      [{ value: 1, unit: 'mi' }, { value: 1 }],
      4,
      'km',
      { value: 2.609, qualifier: 'about' },
    ],
    ['ranges', 'sum', [{ low: 1.24, high: 2 }, { value: 1 }], 2, 'USD', { low: 2.2, high: 3 }],
    [
      'a range with a value',
      'sum',
      [{ low: 1, high: 3, value: 2 }, { value: 1 }],
      1,
      'USD',
      { low: 2, high: 4, value: 3 },
    ],
  ])('accepts %s', (_, operation, inputs, digits, unit, amounts) => {
    expect(computed(operation, inputs, digits, unit, amounts).found()).toEqual([]);
  });

  it('asks for bounds where approximate inputs make the result less certain than `about` says', () => {
    const inputs = [
      { value: 10, qualifier: 'about' },
      { value: 8, qualifier: 'about' },
    ];
    const bounded = { value: 2, low: 1.1, high: 2.9, qualifier: 'about' };
    expect(computed('difference', inputs, 2, 'USD', bounded).found()).toEqual([]);
    expect(computed('difference', inputs, 2, 'USD', { value: 2, qualifier: 'about' }).found()).toMatchObject([
      { ...RULE, message: 'The claim has low none, and its derivation gives 1.1.' },
      { ...RULE, message: 'The claim has high none, and its derivation gives 2.9.' },
    ]);
    const sum = { value: 18, qualifier: 'about' };
    expect(computed('sum', inputs, 2, 'USD', sum).found()).toEqual([]);
  });

  it.each<[string, string, Amounts[], number, string, JsonObject, string, string]>([
    [
      'another value',
      'sum',
      [{ value: 5 }, { value: 4 }],
      1,
      'USD',
      { value: 8 },
      '/value',
      'The claim has value 8, and its derivation gives 9.',
    ],
    [
      'more digits',
      'ratio',
      [
        { value: 9, unit: 'USD' },
        { value: 4, unit: 'USD' },
      ],
      2,
      'ratio',
      { value: 2.25, qualifier: 'about' },
      '/value',
      'The claim has value 2.25, and its derivation gives 2.3.',
    ],
    [
      'a range of amounts without one',
      'sum',
      [{ value: 5 }, { value: 4 }],
      1,
      'USD',
      { value: 9, low: 8, high: 10 },
      '/low',
      'The claim has low 8, and its derivation gives none.',
    ],
    [
      'an upper bound that is too low',
      'sum',
      [{ low: 1, high: 3 }, { value: 1 }],
      1,
      'USD',
      { low: 2, high: 3 },
      '/high',
      'The claim has high 3, and its derivation gives 4.',
    ],
    [
      'a lost hedge',
      'sum',
      [{ value: 5, qualifier: 'at-most' }, { value: 4 }],
      1,
      'USD',
      { value: 9 },
      '/qualifier',
      'The claim is "exact", and from its derivation follows "at-most".',
    ],
    [
      'a rounded value that is called exact',
      'ratio',
      [
        { value: 9, unit: 'USD' },
        { value: 4, unit: 'USD' },
      ],
      2,
      'ratio',
      { value: 2.3 },
      '/qualifier',
      'The claim is "exact", and from its derivation follows "about".',
    ],
    [
      'hedges in two directions',
      'sum',
      [
        { value: 5, qualifier: 'at-most' },
        { value: 4, qualifier: 'at-least' },
      ],
      1,
      'USD',
      { value: 9 },
      '/derivation',
      'The inputs are hedged in different directions, so nothing is certain of the result.',
    ],
    [
      'units that do not fit',
      'sum',
      [{ value: 5, unit: 'km' }, { value: 4 }],
      1,
      'USD',
      { value: 9 },
      '/derivation',
      'This operation on these inputs gives no amount in the unit of the claim.',
    ],
    [
      'a division by zero',
      'ratio',
      [
        { value: 5, unit: 'km' },
        { value: 0, unit: 'km' },
      ],
      1,
      'ratio',
      { value: 9 },
      '/derivation',
      'These inputs give no number.',
    ],
  ])('reports %s', (_, operation, inputs, digits, unit, amounts, pointer, message) => {
    const [finding] = computed(operation, inputs, digits, unit, amounts).found();
    expect(finding).toMatchObject({ ...RULE, pointer: `/claims/0${pointer}`, message });
  });

  it('reports an amount that is missing', () => {
    const project = computed('sum', [{ low: 1, high: 3 }, { value: 1 }], 1, 'USD', { value: 3 });
    expect(project.found().map(({ pointer, message }) => [pointer, message])).toEqual([
      ['/claims/0', 'The claim has low none, and its derivation gives 2.'],
      ['/claims/0', 'The claim has high none, and its derivation gives 4.'],
      ['/claims/0/value', 'The claim has value 3, and its derivation gives none.'],
    ]);
  });
});
