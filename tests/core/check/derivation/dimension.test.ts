import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { factorOf, unitsFit } from '../../../../core/check/derivation/dimension.ts';
import type { Operation } from '../../../../core/shared/records.ts';
import { type Unit, unitOf } from '../../../../core/shared/units.ts';

const LIST: Unit[] = JSON.parse(
  readFileSync(new URL('../../../../schemas/units.json', import.meta.url), 'utf8'),
);
const UNITS = new Map(LIST.map((one) => [one.code, one]));

function unit(code: string): Unit {
  const found = unitOf(UNITS, code);
  if (found === undefined) throw new TypeError(code);
  return found;
}

describe('the units of an operation', () => {
  it.each<[Operation, string[], string]>([
    ['sum', ['USD', 'USD', 'USD'], 'USD'],
    ['sum', ['km', 'mi'], 'm'],
    ['sum', ['percent', 'percent'], 'percent'],
    ['sum', ['percent', 'percentage-points'], 'percent'],
    ['difference', ['percent', 'percent'], 'percentage-points'],
    ['difference', ['percent', 'percentage-points'], 'percent'],
    ['difference', ['percentage-points', 'percentage-points'], 'percentage-points'],
    ['product', ['USD', 'percent'], 'USD'],
    ['product', ['percent', 'ratio'], 'percent'],
    ['ratio', ['km', 'mi'], 'ratio'],
    ['growth', ['USD', 'USD'], 'percent'],
    ['before-growth', ['USD', 'percent'], 'USD'],
  ])('%s of %j may be in %s', (operation, inputs, result) => {
    expect(unitsFit(operation, inputs.map(unit), unit(result))).toBe(true);
  });

  it.each<[Operation, string[], string]>([
    ['sum', ['USD', 'EUR'], 'USD'],
    ['sum', ['km', 'km'], 'years'],
    ['difference', ['percent', 'percent'], 'percent'],
    ['difference', ['percentage-points', 'percent'], 'percent'],
    ['difference', ['km', 'km', 'km'], 'km'],
    ['product', ['km', 'km'], 'km2'],
    ['product', ['km', 'km'], 'km'],
    ['ratio', ['km', 'years'], 'ratio'],
    ['ratio', ['km', 'km', 'km'], 'ratio'],
    ['growth', ['USD', 'USD'], 'percentage-points'],
    ['before-growth', ['USD', 'USD'], 'USD'],
    ['before-growth', ['percent', 'USD'], 'USD'],
  ])('%s of %j is not in %s', (operation, inputs, result) => {
    expect(unitsFit(operation, inputs.map(unit), unit(result))).toBe(false);
  });

  it('count points as hundredths of a share', () => {
    expect(factorOf(unit('percentage-points'))).toBe(factorOf(unit('percent')));
    expect(factorOf(unit('mi'))).toBe(1609.344);
  });
});
