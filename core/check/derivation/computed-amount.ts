import type { Claim, Figure, Operation, Qualifier } from '../../shared/records.ts';
import { type Unit, type UnitTable, unitOf } from '../../shared/units.ts';
import type { DerivedAmount } from './derived-amount.ts';
import { factorOf, unitsFit } from './dimension.ts';
import { computeInterval } from './interval.ts';
import { combineQualifiers } from './qualifier.ts';
import { isSame, roundTo } from './rounding.ts';

/** A claim with the figure that it answers. */
export interface PlacedClaim {
  claim: Claim;
  figure: Figure;
}

/** Why nothing can be computed. */
export type NoAmount = 'units' | 'qualifiers' | 'no-number';

/**
 * Computes the amount of a derived claim again, in its own unit: the value rounded to its digits, a bound away from
 * what it bounds, so that the claim never says more than its inputs. A value that rounding changes is `about`.
 */
export function computedAmount(
  operation: Operation,
  inputs: readonly PlacedClaim[],
  digits: number,
  unit: Unit,
  units: UnitTable,
): DerivedAmount | NoAmount {
  const inputUnits = inputs.flatMap(({ claim, figure }) => unitOf(units, claim.unit ?? figure.unit) ?? []);
  if (inputUnits.length < inputs.length || !unitsFit(operation, inputUnits, unit)) return 'units';
  const qualifier = combineQualifiers(
    operation,
    inputs.map(({ claim }) => claim.qualifier),
  );
  if (qualifier === undefined) return 'qualifiers';
  const bounds = inputs.map(({ claim: { value, low, high } }) => ({
    low: low ?? value,
    high: high ?? value,
  }));
  const compute = (amounts: readonly { low: number | undefined; high: number | undefined }[]) => {
    const scaled = amounts.map(({ low = Number.NaN, high = Number.NaN }, index) => {
      const factor = factorOf(inputUnits[index] ?? unit);
      return { low: low * factor, high: high * factor };
    });
    const result = computeInterval(operation, scaled);
    return result && { low: result.low / factorOf(unit), high: result.high / factorOf(unit) };
  };
  const value = compute(inputs.map(({ claim }) => ({ low: claim.value, high: claim.value })))?.low;
  if (inputs.every(({ claim }) => claim.low === undefined))
    return value === undefined ? 'no-number' : rounded(value, digits, qualifier);
  const range = compute(bounds);
  if (range === undefined) return 'no-number';
  return {
    ...(value !== undefined && { value: roundTo(value, digits, 'nearest') }),
    low: roundTo(range.low, digits, 'down'),
    high: roundTo(range.high, digits, 'up'),
    qualifier,
  };
}

function rounded(value: number, digits: number, qualifier: Qualifier): DerivedAmount {
  switch (qualifier) {
    case 'at-least':
    case 'more-than':
      return { value: roundTo(value, digits, 'down'), qualifier };
    case 'at-most':
    case 'less-than':
      return { value: roundTo(value, digits, 'up'), qualifier };
    case 'about':
    case 'exact': {
      const nearest = roundTo(value, digits, 'nearest');
      return { value: nearest, qualifier: isSame(nearest, value) ? qualifier : 'about' };
    }
  }
}
