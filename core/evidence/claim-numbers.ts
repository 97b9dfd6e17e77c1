import type { ValueProblem } from '../check/rule.ts';
import type { Severity } from '../shared/finding.ts';
import type { Claim, Evidence, Figure } from '../shared/records.ts';
import { type Unit, type UnitTable, unitOf } from '../shared/units.ts';
import { qualifiersOf } from './numbers/hedges.ts';
import { type PrintedNumber, printedNumbers } from './numbers/printed-numbers.ts';
import { type Token, tokensOf } from './numbers/tokens.ts';
import { isMeasure, unitAt } from './numbers/unit-names.ts';

/** The codes of claims whose amount, unit or hedge is not that of their passages. */
export const NUMBER_CODES = {
  number: 'number-not-in-passage',
  unit: 'unit-not-in-passage',
  qualifier: 'qualifier-differs',
} as const;

/** A hedge may stand where no table looks for it, so a difference there asks for a look and stops nothing. */
export const NUMBER_SEVERITY = {
  'number-not-in-passage': 'error',
  'unit-not-in-passage': 'error',
  'qualifier-differs': 'warning',
} as const satisfies Record<(typeof NUMBER_CODES)[keyof typeof NUMBER_CODES], Severity>;

/** A claim that says something else than its passages. */
export interface NumberProblem extends ValueProblem {
  code: (typeof NUMBER_CODES)[keyof typeof NUMBER_CODES];
}

/** A passage as tokens, with the numbers in it. */
interface ReadPassage {
  words: readonly string[];
  tokens: Token[];
  numbers: PrintedNumber[];
}

/** What there is to compare of one amount of a claim. */
interface Comparison {
  property: 'value' | 'low' | 'high';
  amount: number;
  unit: Unit;
  claim: Claim;
  passages: ReadPassage[];
}

/**
 * Compares the amounts of a figure's claims with their passages: the number must be in one of those that support
 * it, with its unit and its hedge. A claim with a derivation is left out, because no passage prints its number.
 * @param wordsOf the words of a passage; undefined where its text is not at hand
 * @returns the problems, and how many claims were compared
 */
export function claimNumberProblems(
  figure: Figure,
  units: UnitTable,
  wordsOf: (evidence: Evidence) => readonly string[] | undefined,
): { problems: NumberProblem[]; compared: number } {
  const problems: NumberProblem[] = [];
  let compared = 0;
  for (const [index, claim] of figure.claims.entries()) {
    const unit = unitOf(units, claim.unit ?? figure.unit);
    const words = claim.evidence.map(wordsOf);
    // The number may stand in the one passage whose text is not at hand.
    if (claim.derivation !== undefined || unit === undefined || words.includes(undefined)) continue;
    compared += 1;
    for (const property of ['value', 'low', 'high'] as const) {
      const amount = claim[property];
      if (amount === undefined) continue;
      const passages = passagesFor(claim, property, wordsOf);
      for (const problem of amountProblems({ property, amount, unit, claim, passages }, units))
        problems.push({ ...problem, steps: ['claims', index, ...problem.steps] });
    }
  }
  return { problems, compared };
}

function passagesFor(
  claim: Claim,
  property: string,
  wordsOf: (evidence: Evidence) => readonly string[] | undefined,
): ReadPassage[] {
  return claim.evidence
    .filter(({ stance, supports }) => stance !== 'disputes' && supports.includes(`/${property}`))
    .map((evidence) => {
      const words = wordsOf(evidence) ?? [];
      const tokens = tokensOf(words);
      return { words, tokens, numbers: printedNumbers(tokens) };
    });
}

function* amountProblems(comparison: Comparison, units: UnitTable): Generator<NumberProblem> {
  const { property, amount, unit, claim, passages } = comparison;
  const fits = passages.flatMap(({ tokens, numbers }) =>
    numbers.map((number) => ({ tokens, number, fit: fitOf(number, comparison, units) })),
  );
  const record = `The record has ${amount} ${unit.label}`;
  const printed = passages.map(({ words }) => `"${excerpt(words)}"`).join('; ') || 'none supports it';
  const best = fits.filter(({ fit }) => fit === 'number-and-unit');
  if (fits.every(({ fit }) => fit === 'none')) {
    yield {
      code: NUMBER_CODES.number,
      steps: [property],
      message: `${record}, a number that is not in its passage: ${printed}.`,
      help: 'Correct the number or cite the words that print it. A number that is counted or computed has a "derivation".',
    };
    return;
  }
  if (best.length === 0) {
    yield {
      code: NUMBER_CODES.unit,
      steps: claim.unit === undefined ? [property] : ['unit'],
      message: `${record}; the passage has the number, in another unit or in none: ${printed}.`,
      help: 'Give the claim the unit that the passage prints, or take the word for the unit into the passage.',
    };
    return;
  }
  // The hedge of a range stands before its first number.
  if (property === 'high') return;
  const qualifiers = [...new Set(best.flatMap(({ tokens, number }) => qualifiersOf(tokens, number)))];
  if (qualifiers.includes(claim.qualifier)) return;
  yield {
    code: NUMBER_CODES.qualifier,
    steps: ['qualifier'],
    message: `${record} as "${claim.qualifier}", the passage as "${qualifiers.join('" or "')}": ${printed}.`,
    help: 'Give the qualifier that the words next to the number say, or take the word that hedges it into the passage.',
  };
}

/** How many words of a passage a message shows. */
const SHOWN_WORDS = 40;

function excerpt(words: readonly string[]): string {
  return words.length <= SHOWN_WORDS ? words.join(' ') : `${words.slice(0, SHOWN_WORDS).join(' ')} …`;
}

/** How far a printed number is the one of a claim, as it stands or converted by the units of both. */
function fitOf(
  number: PrintedNumber,
  { amount, unit, passages }: Comparison,
  units: UnitTable,
): 'none' | 'number' | 'number-and-unit' {
  const equal = same(number.amount, amount);
  if (number.ordinal === true) return equal && !isMeasure(unit.code) ? 'number-and-unit' : 'none';
  const own = number.unit && unitOf(units, number.unit.code);
  if (number.unit === undefined || own === undefined) {
    if (!equal) return 'none';
    return !isMeasure(unit.code) || isNamed(unit, passages, units) ? 'number-and-unit' : 'number';
  }
  if (number.multiple === true) return equal && own.code === unit.code ? 'number-and-unit' : 'none';
  if (own.dimension === unit.dimension) {
    const converted = number.amount * number.unit.factor * own.factor;
    if (same(converted, amount * unit.factor)) return 'number-and-unit';
    return equal ? 'number' : 'none';
  }
  if (!equal) return 'none';
  // Things are called by many names, and a measure by few.
  return isMeasure(own.code) || isMeasure(unit.code) ? 'number' : 'number-and-unit';
}

/** The sign of a change is in the words: fell by 38. */
function same(printed: number, recorded: number): boolean {
  return Math.abs(printed - Math.abs(recorded)) <= 1e-9 * Math.abs(recorded);
}

/** Whether a unit of the same kind is named anywhere in some passages. */
function isNamed(unit: Unit, passages: readonly ReadPassage[], units: UnitTable): boolean {
  return passages.some(({ tokens }) =>
    tokens.some((_, index) => {
      const named = unitAt(tokens, index);
      return named !== undefined && unitOf(units, named.unit.code)?.code === unit.code;
    }),
  );
}
