import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../../../core/shared/json.ts';
import { claim, IDS, inRecord, validProject } from '../project.ts';

const RULE = { code: 'derivation-input', severity: 'error', ...inRecord('figures', 'crossing-total') };
const PARTS = { figure: IDS.figures, claim: 0 };

function computed(...inputs: JsonObject[]): JsonObject {
  return {
    value: 86,
    qualifier: 'exact',
    assertedBy: { kind: 'collection' },
    rank: 'normal',
    derivation: { kind: 'computed', operation: 'sum', inputs, digits: 2 },
    evidence: [],
  };
}

/** A project with a figure that is computed from that of the valid one. */
function project(claims: Json, first: Json[] = [claim({ value: 43 }), claim({ value: 43 })]) {
  return validProject()
    .withRecord('figures', '/claims', first)
    .withCopy('figures', 'crossing-total', {
      measure: { label: 'Both roads together', definition: 'Length of both roads from gate to gate.' },
      claims,
      note: 'Computed in two ways.',
    });
}

const SUM = computed(PARTS, { figure: IDS.figures, claim: 1 });

describe('derivation-input', () => {
  it('accepts claims that exist, in this figure or another', () => {
    const again = {
      ...computed(PARTS, { figure: 'crossing-total', claim: 0 }),
      value: 129,
      derivation: {
        ...(computed(PARTS, { figure: 'crossing-total', claim: 0 }).derivation as JsonObject),
        digits: 3,
      },
    };
    expect(project([SUM, again]).found()).toEqual([]);
  });

  it('reports a claim that does not exist', () => {
    expect(project([computed(PARTS, { figure: IDS.figures, claim: 2 })]).found()).toMatchObject([
      {
        ...RULE,
        pointer: '/claims/0/derivation/inputs/1/claim',
        message: `figures/${IDS.figures} has no claim 2.`,
      },
    ]);
  });

  it('leaves a figure that does not exist to missing-reference', () => {
    expect(project([computed(PARTS, { figure: 'no-such-figure', claim: 0 })]).found()).toMatchObject([
      { code: 'missing-reference', pointer: '/claims/0/derivation/inputs/1/figure' },
    ]);
  });

  it('reports a claim that should no longer be used', () => {
    const old = { ...claim({ value: 43 }), rank: 'deprecated', rankReason: 'The ministry corrected it.' };
    expect(project([SUM], [claim({ value: 43 }), old]).found()).toMatchObject([
      { ...RULE, message: `Claim 1 of figures/${IDS.figures} is deprecated.` },
    ]);
  });

  it('reports a claim that is computed from itself', () => {
    const own = computed(PARTS, { figure: 'crossing-total', claim: 0 });
    expect(project([own]).found()).toContainEqual(
      expect.objectContaining({
        ...RULE,
        pointer: '/claims/0/derivation/inputs/1',
        message: 'Claim 0 of figures/crossing-total is itself computed from this one.',
      }),
    );
  });

  it('reports each step of a ring', () => {
    const first = computed(PARTS, { figure: 'crossing-total', claim: 1 });
    const second = computed(PARTS, { figure: 'crossing-total', claim: 0 });
    const found = project([first, second])
      .found()
      .filter(({ code }) => code === RULE.code);
    expect(found.map(({ pointer }) => pointer)).toEqual([
      '/claims/0/derivation/inputs/1',
      '/claims/1/derivation/inputs/1',
    ]);
  });
});
