import type { CollectionRule } from '../rule.ts';

/** Accounts that cannot all be true stay side by side, but a reader must be told that somebody noticed. */
export const conflictingClaims: CollectionRule = {
  code: 'conflicting-claims',
  severity: 'error',
  *check({ facts, entry }) {
    for (let row = 0; row < facts.length; row++) {
      if (!facts.is('isConflicting', row)) continue;
      const record = entry(row);
      if (record.kind === 'tombstone' || record.dataset !== 'figures') continue;
      const { claims, note } = record.content;
      if (note !== undefined || claims.some((claim) => claim.rank !== 'normal' || claim.note !== undefined))
        continue;
      yield {
        record,
        steps: ['claims'],
        at: 'key',
        message: 'These claims cannot all be true, and nothing says so.',
        help: 'Say in "note" how they differ, or rank them with a reason.',
      };
    }
  },
};
