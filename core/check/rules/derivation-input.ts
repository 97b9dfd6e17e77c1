import type { Claim, DerivationInput, Figure } from '../../shared/records.ts';
import { derivedFigures, figureOf } from '../facts/derived-figures.ts';
import type { CollectionRule } from '../rule.ts';

/** A derived amount rests on claims that exist, are in use and do not rest on it in turn. */
export const derivationInput: CollectionRule = {
  code: 'derivation-input',
  severity: 'error',
  *check(collection) {
    const figure = (id: string): Figure | undefined => figureOf(collection, id);
    for (const record of derivedFigures(collection)) {
      for (const [index, claim] of record.content.claims.entries()) {
        if (claim.derivation?.kind !== 'computed') continue;
        for (const [position, input] of claim.derivation.inputs.entries()) {
          const claims = figure(input.figure)?.claims;
          // The rule missing-reference reports a figure that does not exist.
          if (claims === undefined) continue;
          const place = { record, steps: ['claims', index, 'derivation', 'inputs', position] };
          const named = `figures/${input.figure}`;
          const source = claims[input.claim];
          if (source === undefined) {
            yield {
              ...place,
              steps: [...place.steps, 'claim'],
              message: `${named} has no claim ${input.claim}.`,
              help: `Its claims are counted from 0 and end with ${claims.length - 1}.`,
            };
          } else if (source.rank === 'deprecated' && claim.rank !== 'deprecated') {
            yield {
              ...place,
              message: `Claim ${input.claim} of ${named} is deprecated.`,
              help: 'Compute from a claim that is in use, or deprecate this one too.',
            };
          } else if (reaches(figure, input, { figure: record.id, claim: index })) {
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
function reaches(
  figure: (id: string) => Figure | undefined,
  from: DerivationInput,
  target: DerivationInput,
): boolean {
  const key = (input: DerivationInput): string => `${input.figure}/${input.claim}`;
  const seen = new Set<string>();
  const open = [from];
  for (let input = open.pop(); input !== undefined; input = open.pop()) {
    if (key(input) === key(target)) return true;
    if (seen.has(key(input))) continue;
    seen.add(key(input));
    const claim: Claim | undefined = figure(input.figure)?.claims[input.claim];
    if (claim?.derivation?.kind === 'computed') open.push(...claim.derivation.inputs);
  }
  return false;
}
