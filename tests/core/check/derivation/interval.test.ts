import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computeInterval } from '../../../../core/check/derivation/interval.ts';
import type { Operation } from '../../../../core/shared/records.ts';

const OPERATIONS: Operation[] = ['sum', 'difference', 'product', 'ratio', 'growth', 'before-growth'];
const point = (amount: number) => ({ low: amount, high: amount });
const interval = fc
  .tuple(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 0, max: 1000 }))
  .map(([low, width]) => ({ low, high: low + width }));

describe('an operation on amounts', () => {
  it.each<[Operation, number[], number]>([
    ['sum', [5, 4, 1], 10],
    ['difference', [45, 18], 27],
    ['product', [4, 5, 2], 40],
    ['ratio', [9, 4], 2.25],
    ['growth', [4, 5], 0.25],
    ['before-growth', [5, 0.25], 4],
  ])('%s of %j is %d', (operation, amounts, result) => {
    expect(computeInterval(operation, amounts.map(point))).toEqual(point(result));
  });

  it.each<[Operation, number[]]>([
    ['ratio', [1, 0]],
    ['growth', [0, 1]],
    ['before-growth', [1, -1]],
  ])('%s of %j is nothing', (operation, amounts) => {
    expect(computeInterval(operation, amounts.map(point))).toBeUndefined();
  });

  it('gives bounds for whatever the inputs are between theirs', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        fc.constantFrom(...OPERATIONS),
        interval,
        interval,
        share,
        share,
        (operation, a, b, s, t) => {
          const inner = [a, b].map(({ low, high }, index) =>
            point(low + (high - low) * (index === 0 ? s : t)),
          );
          const [whole, part] = [computeInterval(operation, [a, b]), computeInterval(operation, inner)];
          const slack = 1e-9 * Math.max(1, Math.abs(part?.low ?? 0));
          expect(part?.low).toBeGreaterThanOrEqual((whole?.low ?? Number.NaN) - slack);
          expect(part?.high).toBeLessThanOrEqual((whole?.high ?? Number.NaN) + slack);
        },
      ),
    );
  });
});
