import type { Operation } from '../../shared/records.ts';
import type { Unit } from '../../shared/units.ts';
import { takesMany } from './interval.ts';

/** The dimension of a share of a whole, and that of a difference of two shares. */
const SHARE = 'ratio';
const DIFFERENCE_OF_SHARES = 'ratio-difference';

/** How many of the amounts in which a computation is done one of a unit is; points are hundredths of a share. */
export function factorOf({ dimension, factor }: Unit): number {
  return dimension === DIFFERENCE_OF_SHARES ? factor / 100 : factor;
}

/** Whether an operation on amounts of some units gives an amount of another. */
export function unitsFit(operation: Operation, inputs: readonly Unit[], result: Unit): boolean {
  const dimensions = inputs.map(({ dimension }) => dimension);
  const [first = '', second = ''] = dimensions;
  if (!takesMany(operation) && inputs.length !== 2) return false;
  switch (operation) {
    case 'sum':
    case 'difference':
      return result.dimension === dimensionOfSum(operation, dimensions);
    case 'product': {
      const measured = dimensions.filter((dimension) => dimension !== SHARE);
      return measured.length < 2 && result.dimension === (measured[0] ?? SHARE);
    }
    case 'ratio':
    case 'growth':
      return first === second && result.dimension === SHARE;
    case 'before-growth':
      return second === SHARE && result.dimension === first;
  }
}

/** Shares differ by points, and a share and points make a share. */
function dimensionOfSum(operation: 'sum' | 'difference', dimensions: readonly string[]): string | undefined {
  const distinct = new Set(dimensions);
  const [first] = dimensions;
  if (distinct.size === 1)
    return operation === 'difference' && first === SHARE ? DIFFERENCE_OF_SHARES : first;
  const mixed = [...distinct].every((dimension) => dimension === SHARE || dimension === DIFFERENCE_OF_SHARES);
  return mixed && first === SHARE ? SHARE : undefined;
}
