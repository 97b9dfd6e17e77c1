import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../../../core/shared/json.ts';
import { claim, evidence, IDS, inRecord, validProject } from '../project.ts';

const RULE = { code: 'derived-claim', severity: 'error', ...inRecord('figures') };
const COMPUTED = {
  kind: 'computed',
  operation: 'sum',
  inputs: [
    { figure: IDS.figures, claim: 0 },
    { figure: IDS.figures, claim: 1 },
  ],
  digits: 2,
};
const COLLECTION = { assertedBy: { kind: 'collection' }, evidence: [] };

/** The figure with two stated claims and a third one. */
function third(properties: JsonObject) {
  const claims: Json = [
    claim({ value: 40 }),
    claim({ value: 3 }),
    { ...claim({ value: 43 }), ...properties },
  ];
  return validProject()
    .withRecord('figures', '/claims', claims)
    .withRecord('figures', '/note', 'They count different parts.');
}

const reported = (properties: JsonObject) =>
  third(properties)
    .found()
    .map(({ pointer, message, code }) => ({ pointer, message, code }));

describe('derived-claim', () => {
  it.each<[string, JsonObject]>([
    ['a stated claim', {}],
    ['a computed claim', { derivation: COMPUTED, ...COLLECTION }],
    ['a counted claim', { derivation: { kind: 'counted' } }],
    [
      'a claim read from words, with a note',
      { derivation: { kind: 'read' }, note: 'From the word leading.' },
    ],
  ])('accepts %s', (_, properties) => {
    expect(reported(properties)).toEqual([]);
  });

  it.each<[string, JsonObject, string, string]>([
    [
      'a computed claim that somebody asserts',
      { derivation: COMPUTED, evidence: [] },
      '/assertedBy',
      'The claim is computed from other claims, but somebody asserts it.',
    ],
    [
      'a stated claim that the collection asserts',
      { assertedBy: { kind: 'collection' } },
      '/assertedBy',
      'The collection asserts the claim, but does not compute it from other claims.',
    ],
    [
      'a counted claim that the collection asserts',
      { assertedBy: { kind: 'collection' }, derivation: { kind: 'counted' } },
      '/assertedBy',
      'The collection asserts the claim, but does not compute it from other claims.',
    ],
    [
      'a computed claim with evidence',
      {
        derivation: COMPUTED,
        assertedBy: { kind: 'collection' },
        evidence: evidence('/value', '/assertedBy'),
      },
      '/evidence',
      'The claim is computed from other claims and has evidence of its own.',
    ],
    ['a stated claim without evidence', { evidence: [] }, '/evidence', 'The claim has no evidence.'],
    [
      'a counted claim without evidence',
      { derivation: { kind: 'counted' }, evidence: [] },
      '/evidence',
      'The claim has no evidence.',
    ],
    [
      'a claim read from words that nobody names',
      { derivation: { kind: 'read' } },
      '/derivation',
      'The amount is read from words without a number, and nothing says which.',
    ],
  ])('reports %s', (_, properties, pointer, message) => {
    expect(reported(properties)).toEqual([{ code: RULE.code, pointer: `/claims/2${pointer}`, message }]);
  });

  it('reports it in the record', () => {
    expect(third({ evidence: [] }).found()).toMatchObject([
      { ...RULE, text: expect.stringMatching(/^"evidence"/) },
    ]);
  });
});
