import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../../core/shared/json.ts';
import { claim, inRecord, validProject } from '../project.ts';

const RULE = { code: 'claim-rank', severity: 'error', ...inRecord('figures') };
const REASON = 'The ministry corrected the number a week later.';

function ranked(...ranks: JsonObject[]) {
  return validProject().withRecord(
    'figures',
    '/claims',
    ranks.map((rank) => ({ ...claim({ value: 43 }), ...rank })),
  );
}

describe('claim-rank', () => {
  it.each(['preferred', 'deprecated'])('reports a claim that is %s without a reason', (rank) => {
    expect(ranked({ rank: 'normal' }, { rank }).found()).toEqual([
      {
        ...RULE,
        pointer: '/claims/1/rank',
        text: `"${rank}",`,
        message: `The claim is ${rank} without a reason.`,
      },
    ]);
  });

  it('reports the second of two preferred claims', () => {
    const preferred = { rank: 'preferred', rankReason: REASON };
    expect(ranked(preferred, { rank: 'normal' }, preferred).found()).toEqual([
      {
        ...RULE,
        pointer: '/claims/2/rank',
        text: '"preferred",',
        message: 'A second claim of this figure is preferred.',
      },
    ]);
  });

  it.each([
    ['a normal claim without a reason', [{ rank: 'normal' }]],
    ['one preferred claim with a reason', [{ rank: 'preferred', rankReason: REASON }, { rank: 'normal' }]],
    [
      'several deprecated claims with reasons',
      [
        { rank: 'deprecated', rankReason: REASON },
        { rank: 'deprecated', rankReason: REASON },
      ],
    ],
  ])('accepts %s', (_, ranks) => {
    expect(ranked(...ranks).found()).toEqual([]);
  });
});
