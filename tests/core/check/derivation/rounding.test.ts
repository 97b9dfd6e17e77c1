import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSame, roundTo } from '../../../../core/check/derivation/rounding.ts';

describe('rounding to significant digits', () => {
  it.each([
    [7.9233, 3, 'nearest', 7.92],
    [7.9233, 3, 'down', 7.92],
    [7.9233, 3, 'up', 7.93],
    [7.9277, 3, 'down', 7.92],
    [4_359_673_024, 3, 'up', 4_360_000_000],
    [4_361_000_000, 3, 'up', 4_370_000_000],
    [9.99, 1, 'up', 10],
    [0.1 + 0.2, 1, 'up', 0.3],
    [-2.34, 2, 'down', -2.4],
    [-2.34, 2, 'up', -2.3],
    [0, 2, 'up', 0],
  ] as const)('%d to %d digits, %s, is %d', (amount, digits, towards, expected) => {
    expect(roundTo(amount, digits, towards)).toBe(expected);
  });

  it('goes to the side that it is told, by less than one step', () => {
    const amount = fc.double({ min: -1e12, max: 1e12, noNaN: true }).filter((x) => Math.abs(x) > 1e-6);
    fc.assert(
      fc.property(amount, fc.integer({ min: 1, max: 9 }), (x, digits) => {
        const [down, up] = [roundTo(x, digits, 'down'), roundTo(x, digits, 'up')];
        expect(down <= x || isSame(down, x)).toBe(true);
        expect(up >= x || isSame(up, x)).toBe(true);
        expect(up - down).toBeLessThanOrEqual(
          1.0001 * 10 ** (Math.floor(Math.log10(Math.abs(x))) + 2 - digits),
        );
        expect([down, up]).toContain(roundTo(x, digits, 'nearest'));
      }),
    );
  });
});
