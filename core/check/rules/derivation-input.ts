import type { Claim, Figure } from '../../shared/records.ts';
import { recordsOf } from '../collection.ts';
import type { CollectionRule } from '../rule.ts';

/** A derived amount rests on claims that exist, are in use and do not rest on it in turn. */
export const derivationInput: CollectionRule = {
  code: 'derivation-input',
  severity: 'error',
  *check(collection) {
    const figures = new Map(recordsOf(collection, 'figures').map(({ id, content }) => [id, content]));
    for (const record of recordsOf(collection, 'figures')) {
      for (const [index, claim] of record.content.claims.entries()) {
        if (claim.derivation?.kind !== 'computed') continue;
        for (const [position, input] of claim.derivation.inputs.entries()) {
          const figure = figures.get(input.figure);
          // The rule missing-reference reports a figure that does not exist.
          if (figure === undefined) continue;
          const place = { record, steps: ['claims', index, 'derivation', 'inputs', position] };
          const named = `figures/${input.figure}`;
          const source = figure.claims[input.claim];
          if (source === undefined) {
            yield {
              ...place,
              steps: [...place.steps, 'claim'],
              message: `${named} has no claim ${input.claim}.`,
              help: `Its claims are counted from 0 and end with ${figure.claims.length - 1}.`,
            };
          } else if (source.rank === 'deprecated' && claim.rank !== 'deprecated') {
            yield {
              ...place,
              message: `Claim ${input.claim} of ${named} is deprecated.`,
              help: 'Compute from a claim that is in use, or deprecate this one too.',
            };
          } else if (reaches(figures, source, claim)) {
            yield {
              ...place,
              message: `Claim ${input.claim} of ${named} is itself computed from this one.`,
              help: 'Remove the derivation that is wrong; one of the claims must rest on a source.',
            };
          }
        }
      }
    }
  },
};

/** Whether a claim is computed, in however many steps, from another or is that one. */
function reaches(figures: ReadonlyMap<string, Figure>, from: Claim, target: Claim): boolean {
  const seen = new Set<Claim>();
  const open = [from];
  for (let claim = open.pop(); claim !== undefined; claim = open.pop()) {
    if (claim === target) return true;
    if (seen.has(claim) || claim.derivation?.kind !== 'computed') continue;
    seen.add(claim);
    for (const input of claim.derivation.inputs) {
      const next = figures.get(input.figure)?.claims[input.claim];
      if (next !== undefined) open.push(next);
    }
  }
  return false;
}
