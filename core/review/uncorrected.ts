import { isWithin } from '../shared/pointer.ts';
import type { RecordDiff } from './data-diff.ts';
import type { ValueChange } from './value-changes.ts';

/** Members whose change corrects nothing: what is computed, what explains, and what was a correction itself. */
const NO_VALUES = ['status', 'citation', 'comparison', 'corrections', 'evidence'];

/**
 * Whether a published value was changed or taken away and no entry in `corrections` says why. What was added contradicts
 * nothing that a reader has used.
 */
export function isUncorrected({ op, changes }: RecordDiff): boolean {
  return op === 'modified' && changes.some(isOfValue) && !changes.some(isCorrection);
}

function isOfValue({ change, pointer }: ValueChange): boolean {
  if (change !== 'changed' && change !== 'removed') return false;
  return (
    !NO_VALUES.some((member) => isWithin(pointer, `/${member}`)) && !/\/(evidence|base)(\/|$)/.test(pointer)
  );
}

function isCorrection({ change, pointer }: ValueChange): boolean {
  return change === 'added' && isWithin(pointer, '/corrections');
}
