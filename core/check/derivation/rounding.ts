/**
 * Rounds to significant digits, to the nearest number or towards one side.
 * @param digits at least 1
 */
export function roundTo(amount: number, digits: number, towards: 'nearest' | 'down' | 'up'): number {
  const nearest = Number(amount.toPrecision(digits));
  if (towards === 'nearest' || isSame(nearest, amount)) return nearest;
  const exponent = Number(amount.toExponential().split('e')[1]);
  const step = 10 ** (exponent - digits + 1);
  if (towards === 'down' && nearest > amount) return Number((nearest - step).toPrecision(12));
  if (towards === 'up' && nearest < amount) return Number((nearest + step).toPrecision(12));
  return nearest;
}

/** Whether two amounts are the same but for the noise of binary fractions. */
export function isSame(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
}
