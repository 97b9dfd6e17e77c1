import type { Claim, Figure } from '../../shared/records.ts';
import { type UnitTable, unitOf } from '../../shared/units.ts';
import { computedAmount, type NoAmount } from '../derivation/computed-amount.ts';
import type { DerivedAmount } from '../derivation/derived-amount.ts';
import { differences } from '../derivation/differences.ts';
import { derivedFigures, figureOf } from '../facts/derived-figures.ts';
import type { CollectionRule, ValueProblem } from '../rule.ts';

/** A computed amount is what its inputs give, no more exact and no more certain than they are. */
export const derivedAmount: CollectionRule = {
  code: 'derived-amount',
  severity: 'error',
  *check(collection) {
    const figure = (id: string): Figure | undefined => figureOf(collection, id);
    for (const record of derivedFigures(collection)) {
      for (const [index, claim] of record.content.claims.entries()) {
        const expected = expectedAmount(claim, record.content, figure, collection.units);
        if (expected === undefined) continue;
        const problems =
          typeof expected === 'string'
            ? [{ steps: ['derivation'], ...NOTHING[expected] }]
            : differences(claim, expected);
        for (const problem of problems)
          yield { record, ...problem, steps: ['claims', index, ...problem.steps] };
      }
    }
  },
};

/** What a claim has to say; undefined where it is not computed, or an input is missing and reported elsewhere. */
function expectedAmount(
  claim: Claim,
  figure: Figure,
  figureWith: (id: string) => Figure | undefined,
  units: UnitTable,
): DerivedAmount | NoAmount | undefined {
  const { derivation } = claim;
  const unit = unitOf(units, claim.unit ?? figure.unit);
  if (unit === undefined) return undefined;
  if (derivation?.kind !== 'computed') return undefined;
  const inputs = derivation.inputs.flatMap((input) => {
    const source = figureWith(input.figure);
    const sourceClaim = source?.claims[input.claim];
    return source === undefined || sourceClaim === undefined ? [] : [{ claim: sourceClaim, figure: source }];
  });
  if (inputs.length < derivation.inputs.length) return undefined;
  return computedAmount(derivation.operation, inputs, derivation.digits, unit, units);
}

/** Why nothing can be computed, and what to do about it. */
const NOTHING: Readonly<Record<NoAmount, Pick<ValueProblem, 'message' | 'help'>>> = {
  units: {
    message: 'This operation on these inputs gives no amount in the unit of the claim.',
    help: 'Sums and differences stay in one kind of unit, two shares differ by percentage-points, ratio and growth have the unit ratio or percent; all but sum and product take two inputs.',
  },
  qualifiers: {
    message: 'The inputs are hedged in different directions, so nothing is certain of the result.',
    help: 'Leave the claim out, or compute it from other claims.',
  },
  'no-number': {
    message: 'These inputs give no number.',
    help: 'Look for a division by zero, or an input without a value.',
  },
};
