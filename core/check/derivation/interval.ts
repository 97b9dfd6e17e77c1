import type { Operation } from '../../shared/records.ts';

/** Amounts between two bounds; both are the same for an amount without a range. */
export interface Interval {
  low: number;
  high: number;
}

/** The operations on two amounts; sum and product take more by going on with the result. */
const BINARY: Readonly<Record<Operation, (a: number, b: number) => number>> = {
  sum: (a, b) => a + b,
  difference: (a, b) => a - b,
  product: (a, b) => a * b,
  ratio: (a, b) => a / b,
  growth: (a, b) => b / a - 1,
  'before-growth': (a, b) => a / (1 + b),
};

/** Whether an operation takes any number of inputs, not exactly two. */
export function takesMany(operation: Operation): boolean {
  return operation === 'sum' || operation === 'product';
}

/**
 * All amounts that an operation can give for inputs between their bounds. Each operation rises or falls with
 * each input, so the extremes are at the bounds; without an amount where it divides by zero.
 */
export function computeInterval(operation: Operation, inputs: readonly Interval[]): Interval | undefined {
  const apply = BINARY[operation];
  const [first, ...rest] = inputs;
  if (first === undefined) return undefined;
  const result = rest.reduce((a, b) => {
    const corners = [apply(a.low, b.low), apply(a.low, b.high), apply(a.high, b.low), apply(a.high, b.high)];
    return { low: Math.min(...corners), high: Math.max(...corners) };
  }, first);
  return Number.isFinite(result.low) && Number.isFinite(result.high) ? result : undefined;
}
