import { unitOf } from '../../shared/units.ts';
import { differences } from '../derivation/differences.ts';
import { durationBetween } from '../derivation/duration.ts';
import type { RecordRule } from '../rule.ts';

/** The time between two dates is counted again. */
export const derivedDuration: RecordRule = {
  code: 'derived-duration',
  severity: 'error',
  about: 'figures',
  passes: (entry) =>
    entry.kind === 'record' &&
    entry.dataset === 'figures' &&
    entry.content.claims.every(({ derivation }) => derivation?.kind !== 'duration'),
  *check(record, { units }) {
    if (record.kind === 'tombstone' || record.dataset !== 'figures') return;
    for (const [index, claim] of record.content.claims.entries()) {
      const unit = unitOf(units, claim.unit ?? record.content.unit);
      if (claim.derivation?.kind !== 'duration' || unit === undefined) continue;
      const steps = ['claims', index];
      const expected = durationBetween(claim.derivation, unit.code);
      if (expected === undefined) {
        yield {
          steps: [...steps, 'derivation'],
          message: `The time between these dates cannot be counted in ${unit.label}.`,
          help: 'Give two dates, the earlier one first, that are at least as exact as the unit: days, months or years.',
        };
        continue;
      }
      for (const problem of differences(claim, expected))
        yield { ...problem, steps: [...steps, ...problem.steps] };
    }
  },
};
