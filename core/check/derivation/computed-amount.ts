import { ABOUT } from '../../shared/claims.ts';
import type { Claim, Figure, Operation, Qualifier } from '../../shared/records.ts';
import { type Unit, type UnitTable, unitOf } from '../../shared/units.ts';
import type { DerivedAmount } from './derived-amount.ts';
import { factorOf, unitsFit } from './dimension.ts';
import { computeInterval, type Interval } from './interval.ts';
import { combineQualifiers } from './qualifier.ts';
import { isSame, roundTo } from './rounding.ts';

/** A claim with the figure that it answers. */
export interface PlacedClaim {
  claim: Claim;
  figure: Figure;
}

/** Why nothing can be computed. */
export type NoAmount = 'units' | 'qualifiers' | 'no-number';

/** Bounds of an amount, where it has any. */
type Bounds = Readonly<Record<keyof Interval, number | undefined>>;

/**
 * Computes the amount of a derived claim again, in its own unit: the value rounded to its digits, a bound away from
 * what it bounds, so that the claim never says more than its inputs. A value that rounding changes is `about`;
 * one that is less certain than `about` allows, such as a small difference of approximate amounts, has bounds.
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
  const claims = inputs.map(({ claim }) => claim);
  const qualifier = combineQualifiers(
    operation,
    claims.map((claim) => claim.qualifier),
  );
  if (qualifier === undefined) return 'qualifiers';
  const compute = (amounts: readonly Bounds[]): Interval | undefined => {
    const scaled = amounts.map(({ low = Number.NaN, high = Number.NaN }, index) => {
      const factor = factorOf(inputUnits[index] ?? unit);
      return { low: low * factor, high: high * factor };
    });
    const result = computeInterval(operation, scaled);
    return result && { low: result.low / factorOf(unit), high: result.high / factorOf(unit) };
  };
  const value = compute(claims.map((claim) => ({ low: claim.value, high: claim.value })))?.low;
  const range = compute(claims.map(boundsOf));
  if (range === undefined) return 'no-number';
  if (value !== undefined && claims.every(({ low }) => low === undefined) && isWithinAbout(range, value))
    return rounded(value, digits, qualifier);
  return {
    ...(value !== undefined && { value: roundTo(value, digits, 'nearest') }),
    low: roundTo(range.low, digits, 'down'),
    high: roundTo(range.high, digits, 'up'),
    qualifier,
  };
}

/** Between which amounts the true one may lie; the open side of an `at-least` is left to the qualifier. */
function boundsOf({ value, low = value, high = value, qualifier }: Claim): Bounds {
  if (qualifier !== 'about' || low === undefined || high === undefined) return { low, high };
  return { low: low - Math.abs(low) * ABOUT, high: high + Math.abs(high) * ABOUT };
}

/** Whether a range is no wider than that of an approximate amount, or of one that is divided by such an amount. */
function isWithinAbout({ low, high }: Interval, value: number): boolean {
  const slack = (Math.abs(value) * ABOUT) / (1 - ABOUT);
  return low >= value - slack * (1 + 1e-9) && high <= value + slack * (1 + 1e-9);
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
