import type { Claim, Figure } from './records.ts';
import { baseUnit, type UnitTable, unitOf } from './units.ts';

/** An amount in the base unit of its dimension. */
export interface BaseAmount {
  value?: number;
  low?: number;
  high?: number;
  unit: string;
}

/** How the claims of a figure compare. */
export type Comparison = 'single' | 'consistent' | 'conflicting';

/** `about` allows for this share of the value on either side (docs/decisions/claims.md). */
export const ABOUT = 0.05;

/** A claim's amount in the base unit; undefined where its unit is unknown. */
export function baseAmount(claim: Claim, figure: Figure, units: UnitTable): BaseAmount | undefined {
  const unit = unitOf(units, claim.unit ?? figure.unit);
  if (unit === undefined) return undefined;
  // Twelve digits keep every amount that a source prints and drop the noise of binary fractions.
  const convert = (amount: number): number => Number((amount * unit.factor).toPrecision(12));
  return {
    ...(claim.value !== undefined && { value: convert(claim.value) }),
    ...(claim.low !== undefined && { low: convert(claim.low) }),
    ...(claim.high !== undefined && { high: convert(claim.high) }),
    unit: baseUnit(units, unit),
  };
}

/**
 * Whether the claims of a figure can all be true: each stands for a range of amounts, and every two ranges
 * must have an amount in common. Deprecated claims do not take part.
 */
export function compareClaims(figure: Figure, units: UnitTable): Comparison {
  const active = figure.claims.filter((claim) => claim.rank !== 'deprecated');
  if (active.length < 2) return 'single';
  const mixed = new Set(active.map((claim) => claim.unit ?? figure.unit)).size > 1;
  const ranges = active.map((claim) => rangeOf(claim, figure, units, mixed));
  const conflict = ranges.some((a, i) => ranges.slice(i + 1).some((b) => !overlap(a, b)));
  return conflict ? 'conflicting' : 'consistent';
}

/** A range of amounts; the bounds belong to it unless they are said to be open. */
interface Range {
  low: number;
  high: number;
  lowOpen?: boolean;
  highOpen?: boolean;
}

function rangeOf(claim: Claim, figure: Figure, units: UnitTable, mixed: boolean): Range {
  const factor = unitOf(units, claim.unit ?? figure.unit)?.factor ?? 1;
  // In another unit a printed number is rounded, so it stands for all amounts that round to it.
  const slack = (amount: number): number => (mixed ? lastDigit(amount) / 2 : 0);
  const low = claim.low ?? claim.value ?? 0;
  const high = claim.high ?? claim.value ?? 0;
  const about = claim.qualifier === 'about' ? ABOUT : 0;
  const closed = {
    low: (low - slack(low) - Math.abs(low) * about) * factor,
    high: (high + slack(high) + Math.abs(high) * about) * factor,
  };
  switch (claim.qualifier) {
    case 'exact':
    case 'about':
      return closed;
    case 'at-least':
      return { low: closed.low, high: Number.POSITIVE_INFINITY };
    case 'more-than':
      return { low: closed.low, high: Number.POSITIVE_INFINITY, lowOpen: true };
    case 'at-most':
      return { low: Number.NEGATIVE_INFINITY, high: closed.high };
    case 'less-than':
      return { low: Number.NEGATIVE_INFINITY, high: closed.high, highOpen: true };
  }
}

function overlap(a: Range, b: Range): boolean {
  const low = Math.max(a.low, b.low);
  const high = Math.min(a.high, b.high);
  return low === high ? includes(a, low) && includes(b, low) : low < high;
}

function includes(range: Range, amount: number): boolean {
  return !(range.lowOpen && amount === range.low) && !(range.highOpen && amount === range.high);
}

/** The weight of the last digit that is not zero: 0.1 for 26.7, 1 for 43, 1000 for 45000. */
function lastDigit(amount: number): number {
  if (amount === 0) return 0;
  const [mantissa = '', exponent = '0'] = Math.abs(amount).toExponential().split('e');
  return 10 ** (Number(exponent) - (mantissa.split('.')[1]?.length ?? 0));
}
