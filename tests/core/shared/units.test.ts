import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { baseUnit, type Unit, unitOf } from '../../../core/shared/units.ts';

const LIST: Unit[] = JSON.parse(
  readFileSync(new URL('../../../schemas/units.json', import.meta.url), 'utf8'),
);
const UNITS = new Map(LIST.map((unit) => [unit.code, unit]));

describe('unitOf', () => {
  it('finds the units of the list', () => {
    for (const unit of LIST) expect(unitOf(UNITS, unit.code)).toBe(unit);
  });

  it.each(['USD', 'EUR', 'AMD', 'AZN', 'GEL', 'RUB', 'TRY'])(
    'knows the currency %s, a dimension of its own',
    (code) => {
      expect(unitOf(UNITS, code)).toMatchObject({ code, dimension: code, factor: 1 });
    },
  );

  it('names a currency in words', () => {
    expect(unitOf(UNITS, 'USD')?.label).toBe('US Dollar');
  });

  it.each(['', 'furlong', 'KM', 'usd', 'Usd', 'ZZZ', 'USDX', 'toString', '__proto__', '840'])(
    'does not know %j',
    (code) => {
      expect(unitOf(UNITS, code)).toBeUndefined();
    },
  );

  it('prefers the list where a code is in both', () => {
    const own: Unit = { code: 'USD', label: 'own', dimension: 'own', factor: 2 };
    expect(unitOf(new Map([['USD', own]]), 'USD')).toBe(own);
  });
});

describe('baseUnit', () => {
  it.each([
    ['km', 'm'],
    ['m', 'm'],
    ['bcm', 'm3'],
    ['percent', 'ratio'],
    ['years', 'months'],
    ['USD', 'USD'],
  ])('of %s is %s', (code, base) => {
    const unit = unitOf(UNITS, code);
    expect(unit && baseUnit(UNITS, unit)).toBe(base);
  });
});

describe('schemas/units.json', () => {
  it('has each code once, with a factor above zero', () => {
    expect(UNITS.size).toBe(LIST.length);
    for (const { factor } of LIST) expect(factor).toBeGreaterThan(0);
  });

  it('has a unit with factor 1 for every dimension, in which its amounts are published', () => {
    const based = new Set(LIST.filter(({ factor }) => factor === 1).map(({ dimension }) => dimension));
    expect(LIST.map(({ dimension }) => dimension).filter((dimension) => !based.has(dimension))).toEqual([]);
  });
});
