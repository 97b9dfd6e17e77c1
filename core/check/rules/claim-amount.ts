import type { RecordRule } from '../rule.ts';

/** A claim is a value, a range, or a value within a range. */
export const claimAmount: RecordRule = {
  code: 'claim-amount',
  severity: 'error',
  about: 'figures',
  passes: (entry) =>
    entry.kind === 'record' &&
    entry.dataset === 'figures' &&
    entry.content.claims.every(
      ({ value, low, high }) => value !== undefined && low === undefined && high === undefined,
    ),
  *check(record) {
    if (record.kind === 'tombstone' || record.dataset !== 'figures') return;
    for (const [index, { value, low, high }] of record.content.claims.entries()) {
      const steps = ['claims', index];
      if ((low === undefined) !== (high === undefined)) {
        yield {
          steps,
          message: `The claim has a ${low === undefined ? 'high' : 'low'} bound without the other.`,
          help: 'Give both bounds; for "at least" or "up to" give the value with that qualifier.',
        };
      } else if (value === undefined && low === undefined) {
        yield {
          steps,
          message: 'The claim has no amount.',
          help: 'Give a value, or a low and a high bound.',
        };
      } else if (low !== undefined && high !== undefined && !inOrder(low, value ?? low, high)) {
        yield {
          steps: [...steps, 'low'],
          message: `The amounts are out of order: low ${low}, ${value === undefined ? '' : `value ${value}, `}high ${high}.`,
          help: 'Low must be less than high, and the value must lie between them.',
        };
      }
    }
  },
};

function inOrder(low: number, value: number, high: number): boolean {
  return low < high && low <= value && value <= high;
}
