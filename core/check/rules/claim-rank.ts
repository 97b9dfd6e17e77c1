import type { RecordRule } from '../rule.ts';

/** To prefer one account over others is a judgement: at most one may have it, and it needs a reason. */
export const claimRank: RecordRule = {
  code: 'claim-rank',
  severity: 'error',
  about: 'figures',
  passes: (entry) =>
    entry.kind === 'record' &&
    entry.dataset === 'figures' &&
    entry.content.claims.every(({ rank }) => rank === 'normal'),
  *check(record) {
    if (record.kind === 'tombstone' || record.dataset !== 'figures') return;
    let preferred = 0;
    for (const [index, { rank, rankReason }] of record.content.claims.entries()) {
      if (rank === 'preferred') preferred += 1;
      if (rank === 'preferred' && preferred > 1) {
        yield {
          steps: ['claims', index, 'rank'],
          message: 'A second claim of this figure is preferred.',
          help: 'Prefer one claim at most; the others are normal, or deprecated with a reason.',
        };
      }
      if (rank !== 'normal' && rankReason === undefined) {
        yield {
          steps: ['claims', index, 'rank'],
          message: `The claim is ${rank} without a reason.`,
          help: 'Say why in "rankReason", or set the rank to "normal".',
        };
      }
    }
  },
};
