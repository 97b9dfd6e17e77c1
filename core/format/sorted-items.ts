import { byCodeUnit } from '../shared/order.ts';

/** An item of a list, as its value and as it is written; the value of a list or an object is undefined. */
interface Item {
  value: unknown;
  text: string;
}

/**
 * The items of a set in their one order: numbers by size, then texts by code unit, then the rest by how they are
 * written. Equal items stay beside each other.
 */
export function sortedItems<T extends Item>(items: readonly T[]): T[] {
  return items.toSorted(
    (a, b) => rank(a) - rank(b) || byValue(a.value, b.value) || byCodeUnit(a.text, b.text),
  );
}

function rank({ value }: Item): number {
  return typeof value === 'number' ? 0 : typeof value === 'string' ? 1 : 2;
}

function byValue(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return typeof a === 'string' && typeof b === 'string' ? byCodeUnit(a, b) : 0;
}
