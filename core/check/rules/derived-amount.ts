import type { Claim, Figure } from '../../shared/records.ts';
import { type UnitTable, unitOf } from '../../shared/units.ts';
import { recordsOf } from '../collection.ts';
import { type ComputedAmount, computedAmount, type NoAmount } from '../derivation/computed-amount.ts';
import { durationBetween } from '../derivation/duration.ts';
import { isSame } from '../derivation/rounding.ts';
import type { CollectionRule, ValueProblem } from '../rule.ts';

/** A derived amount is what its inputs give, no more exact and no more certain than they are. */
export const derivedAmount: CollectionRule = {
  code: 'derived-amount',
  severity: 'error',
  *check(collection) {
    const records = recordsOf(collection, 'figures');
    const figures = new Map(records.map(({ id, content }) => [id, content]));
    for (const record of records) {
      for (const [index, claim] of record.content.claims.entries()) {
        const expected = expectedAmount(claim, record.content, figures, collection.units);
        if (expected === undefined) continue;
        for (const problem of differences(claim, expected))
          yield { record, ...problem, steps: ['claims', index, ...problem.steps] };
      }
    }
  },
};

type Expected = ComputedAmount | NoAmount | 'dates';

/** What a claim has to say; undefined where it is not derived, or an input is missing and reported elsewhere. */
function expectedAmount(
  claim: Claim,
  figure: Figure,
  figures: ReadonlyMap<string, Figure>,
  units: UnitTable,
): Expected | undefined {
  const { derivation } = claim;
  const unit = unitOf(units, claim.unit ?? figure.unit);
  if (unit === undefined) return undefined;
  if (derivation?.kind === 'duration') return durationBetween(derivation, unit.code) ?? 'dates';
  if (derivation?.kind !== 'computed') return undefined;
  const inputs = derivation.inputs.flatMap((input) => {
    const source = figures.get(input.figure);
    const sourceClaim = source?.claims[input.claim];
    return source === undefined || sourceClaim === undefined ? [] : [{ claim: sourceClaim, figure: source }];
  });
  if (inputs.length < derivation.inputs.length) return undefined;
  return computedAmount(derivation.operation, inputs, derivation.digits, unit, units);
}

/** Why nothing can be worked out, and what to do about it. */
const NOTHING: Readonly<Record<NoAmount | 'dates', Pick<ValueProblem, 'message' | 'help'>>> = {
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
  dates: {
    message: 'The time between these dates cannot be counted in the unit of the claim.',
    help: 'Give two dates, the earlier one first, that are at least as exact as the unit: days, months or years.',
  },
};

function* differences(claim: Claim, expected: Expected): Generator<ValueProblem> {
  if (typeof expected === 'string') {
    yield { steps: ['derivation'], ...NOTHING[expected] };
    return;
  }
  for (const property of ['value', 'low', 'high'] as const) {
    const [stated, computed] = [claim[property], expected[property]];
    if (stated === computed || (stated !== undefined && computed !== undefined && isSame(stated, computed)))
      continue;
    yield {
      steps: stated === undefined ? [] : [property],
      message:
        computed === undefined
          ? `The claim has ${property} ${stated}, and its derivation gives none.`
          : `The claim has ${property} ${stated ?? 'none'}, and its derivation gives ${computed}.`,
      help:
        computed === undefined
          ? `Remove "${property}".`
          : 'Correct the amount, the inputs, or the digits to which it is rounded.',
    };
  }
  // What is computed from exact amounts may still be called approximate, since sources round what they print.
  if (
    claim.qualifier === expected.qualifier ||
    (claim.qualifier === 'about' && expected.qualifier === 'exact')
  )
    return;
  yield {
    steps: ['qualifier'],
    message: `The claim is "${claim.qualifier}", and from its derivation follows "${expected.qualifier}".`,
    help: 'Hedges of the inputs carry over, and a rounded result is "about".',
  };
}
