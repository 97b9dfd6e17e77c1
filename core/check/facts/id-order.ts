import { DATASET_NAMES } from '../../shared/datasets.ts';
import { byCodeUnit } from '../../shared/order.ts';
import type { FactTable } from './fact-table.ts';

/** Compares rows by dataset and id, so that what a rule finds does not depend on the order in which files were read. */
export function inIdOrder(facts: FactTable): (a: number, b: number) => number {
  return (a, b) =>
    DATASET_NAMES.indexOf(facts.dataset(a)) - DATASET_NAMES.indexOf(facts.dataset(b)) ||
    byCodeUnit(facts.id(a), facts.id(b)) ||
    a - b;
}
