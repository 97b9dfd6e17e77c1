import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { tokensOf } from '../../../../core/evidence/numbers/tokens.ts';
import { isMeasure, unitAt } from '../../../../core/evidence/numbers/unit-names.ts';
import type { Unit } from '../../../../core/shared/units.ts';

const UNITS: Unit[] = JSON.parse(
  readFileSync(new URL('../../../../schemas/units.json', import.meta.url), 'utf8'),
);
/** Units of which a text says no more than what is counted. */
const COUNTED = ['persons', 'states', 'items', 'vessels', 'vehicles', 'containers', 'reactors', 'agreements'];

describe('the names of units', () => {
  it('are known for every unit of the list that measures something', () => {
    const named = UNITS.map(({ code }) => code).filter((code) => isMeasure(code));
    // A ratio is a bare number, or a word such as half or doubled.
    expect(named).toEqual(
      UNITS.map(({ code }) => code).filter((code) => ![...COUNTED, 'ratio'].includes(code)),
    );
  });

  it.each([
    ['miles', 'mi'],
    ['square kilometres', 'km2'],
    ['per cent', 'percent'],
    ['percentage points', 'percentage-points'],
    ['%', 'percent'],
    ['dollars', 'USD'],
    ['€', 'EUR'],
    ['chf', 'CHF'],
    ['countries', 'states'],
  ])('%s is %s', (name, code) => {
    expect(unitAt(tokensOf(name.split(' ')), 0)?.unit).toEqual({ code, factor: 1 });
  });

  it.each(['all', 'try', 'boatyard', '26', 'per'])('"%s" is none', (word) => {
    expect(unitAt(tokensOf([word]), 0)).toBeUndefined();
  });

  it('covers currencies', () => {
    expect(['USD', 'CHF', 'km', 'items', 'ABC'].map(isMeasure)).toEqual([true, true, true, false, false]);
  });
});
