import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { baseAmount, compareClaims } from '../../../core/shared/claims.ts';
import type { Claim, Figure, Qualifier, Rank } from '../../../core/shared/records.ts';
import type { Unit } from '../../../core/shared/units.ts';

const LIST: Unit[] = JSON.parse(
  readFileSync(new URL('../../../schemas/units.json', import.meta.url), 'utf8'),
);
const UNITS = new Map(LIST.map((unit) => [unit.code, unit]));

type Amount = Partial<Pick<Claim, 'value' | 'low' | 'high' | 'unit' | 'qualifier' | 'rank'>>;

function claimOf(amount: Amount): Claim {
  return {
    qualifier: 'exact',
    rank: 'normal',
    assertedBy: { kind: 'source', source: 'x' },
    evidence: [],
    ...amount,
  };
}

function figureOf(claims: Amount[], unit = 'km'): Figure {
  return {
    id: 'example-length',
    measure: { label: 'Length', definition: 'Length of an example.' },
    subject: { dataset: 'places', id: 'border-town' },
    unit,
    claims: claims.map(claimOf),
  };
}

const compare = (claims: Amount[], unit?: string) => compareClaims(figureOf(claims, unit), UNITS);

const amount = fc.record(
  {
    value: fc.integer({ min: -50, max: 50 }),
    unit: fc.constantFrom('m', 'km', 'mi'),
    qualifier: fc.constantFrom<Qualifier>('exact', 'about', 'at-least', 'at-most', 'more-than', 'less-than'),
    rank: fc.constantFrom<Rank>('normal', 'normal', 'preferred', 'deprecated'),
  },
  { requiredKeys: ['value', 'qualifier'] },
);
const shuffledClaims = fc
  .array(amount, { maxLength: 6 })
  .chain((claims) =>
    fc.tuple(fc.constant(claims), fc.shuffledSubarray(claims, { minLength: claims.length })),
  );

describe('compareClaims', () => {
  it.each<[string, Amount[], string?]>([
    ['26.7 miles and 43 kilometres', [{ value: 26.7, unit: 'mi' }, { value: 43 }]],
    ['about 40 and 42', [{ value: 40, qualifier: 'about' }, { value: 42 }]],
    ['a range and a value in it', [{ low: 40, high: 45 }, { value: 43 }]],
    ['a range and its bound', [{ low: 40, high: 43 }, { value: 43 }]],
    [
      'at least 43 and at most 43',
      [
        { value: 43, qualifier: 'at-least' },
        { value: 43, qualifier: 'at-most' },
      ],
    ],
    [
      'more than 40 and less than 43',
      [
        { value: 40, qualifier: 'more-than' },
        { value: 43, qualifier: 'less-than' },
      ],
    ],
    ['35 per cent and a ratio of 0.35', [{ value: 35 }, { value: 0.35, unit: 'ratio' }], 'percent'],
    ['2 years and 24 months', [{ value: 2 }, { value: 24, unit: 'months' }], 'years'],
    ['nothing and nothing', [{ value: 0 }, { value: 0, unit: 'm' }]],
  ])('finds consistent: %s', (_, claims, unit) => {
    expect(compare(claims, unit)).toBe('consistent');
  });

  it.each<[string, Amount[], string?]>([
    ['20 miles and 43 kilometres', [{ value: 20, unit: 'mi' }, { value: 43 }]],
    ['43 and 43.1 in one unit', [{ value: 43 }, { value: 43.1 }]],
    ['about 40 and 43', [{ value: 40, qualifier: 'about' }, { value: 43 }]],
    ['more than 43 and 43', [{ value: 43, qualifier: 'more-than' }, { value: 43 }]],
    ['less than 43 and 43', [{ value: 43, qualifier: 'less-than' }, { value: 43 }]],
    [
      'more than and at most 43',
      [
        { value: 43, qualifier: 'more-than' },
        { value: 43, qualifier: 'at-most' },
      ],
    ],
    [
      'ranges apart',
      [
        { low: 1, high: 2 },
        { low: 3, high: 4 },
      ],
    ],
    ['three of which two disagree', [{ value: 43, qualifier: 'at-most' }, { value: 20 }, { value: 21 }]],
    ['35 per cent and a ratio of 0.5', [{ value: 35 }, { value: 0.5, unit: 'ratio' }], 'percent'],
  ])('finds conflicting: %s', (_, claims, unit) => {
    expect(compare(claims, unit)).toBe('conflicting');
  });

  it.each<[string, Amount[]]>([
    ['one claim', [{ value: 43 }]],
    ['one claim beside deprecated ones', [{ value: 43 }, { value: 20, rank: 'deprecated' }]],
    [
      'only deprecated ones',
      [
        { value: 20, rank: 'deprecated' },
        { value: 43, rank: 'deprecated' },
      ],
    ],
  ])('finds single: %s', (_, claims) => {
    expect(compare(claims)).toBe('single');
  });

  it('does not let a deprecated claim turn the others into mixed units', () => {
    expect(compare([{ value: 43 }, { value: 43.1 }, { value: 27, unit: 'mi', rank: 'deprecated' }])).toBe(
      'conflicting',
    );
  });

  it('does not depend on the order of the claims', () => {
    fc.assert(
      fc.property(shuffledClaims, ([claims, shuffled]) => {
        expect(compare(shuffled)).toBe(compare(claims));
      }),
    );
  });

  it('does not change when all claims are written in another unit, exactly', () => {
    fc.assert(
      fc.property(fc.array(amount, { maxLength: 6 }), (claims) => {
        const kilometres = claims.map(({ unit: _, ...claim }) => claim);
        const metres = kilometres.map((claim) => ({ ...claim, value: claim.value * 1000, unit: 'm' }));
        expect(compare(metres)).toBe(compare(kilometres));
        expect(compare(metres, 'm')).toBe(compare(kilometres));
      }),
    );
  });

  it('never finds an amount in conflict with itself in another unit', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), (thousandths) => {
        const value = thousandths / 1000;
        expect(compare([{ value }, { value: thousandths, unit: 'm' }])).toBe('consistent');
        expect(compare([{ value }, { value }])).toBe('consistent');
      }),
    );
  });
});

describe('baseAmount', () => {
  it.each<[Amount, string, object]>([
    [{ value: 26, unit: 'mi' }, 'km', { value: 41842.944, unit: 'm' }],
    [{ value: 43 }, 'km', { value: 43000, unit: 'm' }],
    [{ low: 1, high: 2 }, 'years', { low: 12, high: 24, unit: 'months' }],
    [{ value: 35 }, 'percent', { value: 0.35, unit: 'ratio' }],
    [{ value: 0.1 }, 'percent', { value: 0.001, unit: 'ratio' }],
    [{ value: 4_500_000_000 }, 'USD', { value: 4_500_000_000, unit: 'USD' }],
    [{ value: 0, low: -1, high: 1 }, 'km', { value: 0, low: -1000, high: 1000, unit: 'm' }],
  ])('of %j in a figure in %s', (claim, unit, expected) => {
    expect(baseAmount(claimOf(claim), figureOf([], unit), UNITS)).toEqual(expected);
  });

  it.each(LIST)('of one $code is as much as one $code', ({ code, factor }) => {
    const base = baseAmount(claimOf({ value: 1 }), figureOf([], code), UNITS);
    expect((base?.value ?? 0) * (UNITS.get(base?.unit ?? '')?.factor ?? 0)).toBeCloseTo(factor);
  });

  it('is none where the unit is unknown', () => {
    expect(baseAmount(claimOf({ value: 1 }), figureOf([], 'furlongs'), UNITS)).toBeUndefined();
  });
});
