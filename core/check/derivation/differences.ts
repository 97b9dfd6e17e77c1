import type { Claim } from '../../shared/records.ts';
import type { ValueProblem } from '../rule.ts';
import type { DerivedAmount } from './derived-amount.ts';
import { isSame } from './rounding.ts';

/** What a claim says otherwise than it follows from its derivation; the places are counted from the claim. */
export function* differences(claim: Claim, expected: DerivedAmount): Generator<ValueProblem> {
  for (const property of ['value', 'low', 'high'] as const) {
    const [stated, derived] = [claim[property], expected[property]];
    if (stated === derived || (stated !== undefined && derived !== undefined && isSame(stated, derived)))
      continue;
    yield {
      steps: stated === undefined ? [] : [property],
      message:
        derived === undefined
          ? `The claim has ${property} ${stated}, and its derivation gives none.`
          : `The claim has ${property} ${stated ?? 'none'}, and its derivation gives ${derived}.`,
      help:
        derived === undefined ? `Remove "${property}".` : 'Correct the amount, or what it is derived from.',
    };
  }
  // What follows from exact amounts may still be called approximate, since sources round what they print.
  if (
    claim.qualifier === expected.qualifier ||
    (claim.qualifier === 'about' && expected.qualifier === 'exact')
  )
    return;
  yield {
    steps: ['qualifier'],
    message: `The claim is "${claim.qualifier}", and from its derivation follows "${expected.qualifier}".`,
    help: 'Hedges carry over, and a rounded result, or one of uncertain dates, is "about".',
  };
}
