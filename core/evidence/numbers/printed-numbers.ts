import { COUNTS, DETERMINERS, MULTIPLES, PARTS, PLURAL_SCALES } from './number-words.ts';
import { numberAt, type ReadNumber, withoutShortScale } from './read-number.ts';
import type { Token } from './tokens.ts';
import { type NamedUnit, unitAt } from './unit-names.ts';

/** A number that stands in a passage, in one of the ways in which it can be read. */
export interface PrintedNumber {
  amount: number;
  /** The tokens from `start` to before `end`. */
  start: number;
  end: number;
  /** A place in a row stands for a number of things, never for a measure. */
  ordinal?: true;
  /** A word that means a round number, such as half or thousands; it may be recorded as such without a hedge. */
  round?: true;
  /** How many times, or by how much: a ratio of two is not a share of 200 per cent. */
  multiple?: true;
  /** The unit that goes with the number; for a word such as doubled the unit is part of the word. */
  unit?: NamedUnit;
}

/** How far behind a number the name of its unit may stand, in words. */
const REACH = 4;

/** Everything in a passage that can be read as a number; one word may give several. */
export function printedNumbers(tokens: readonly Token[]): PrintedNumber[] {
  const found: PrintedNumber[] = [];
  for (let start = 0; start < tokens.length; ) {
    const read = numberAt(tokens, start);
    if (read === undefined) {
      found.push(...wordNumbers(tokens, start));
      start += 1;
    } else {
      found.push(...readings(tokens, start, read));
      start = read.end;
    }
  }
  return found;
}

/** The meanings of a number that begins at a token. */
function* readings(tokens: readonly Token[], start: number, read: ReadNumber): Generator<PrintedNumber> {
  const { amount, end } = read;
  const place = { start, end };
  const other = withoutShortScale(tokens, start);
  if (other !== undefined)
    yield { amount: other.amount, start, end: other.end, ...named(tokens, start, other.end) };
  if (read.kind === 'part') {
    yield { amount, ...place, round: true, ...(named(tokens, start, end) ?? { unit: WHOLE }) };
    yield { amount, ...place, round: true, unit: WHOLE };
    return;
  }
  if (read.kind === 'ordinal') {
    yield { amount, ...place, ordinal: true };
    const parts = end === start + 1 ? PARTS.get(tokens[start]?.text ?? '') : undefined;
    if (parts !== undefined) yield { amount: 1 / parts, ...place, round: true, unit: WHOLE };
    return;
  }
  const timesAt = tokens[end]?.text === '-' ? end + 1 : end;
  if (/^(fold|times|x)$/.test(tokens[timesAt]?.text ?? '')) yield* times(amount, { start, end: timesAt + 1 });
  const upper = upperBound(tokens, end);
  yield { amount, ...place, ...(named(tokens, start, end) ?? (upper && named(tokens, start, upper.end))) };
  if (upper?.scale !== undefined && read.scale === undefined)
    yield { amount: amount * upper.scale, ...place, ...named(tokens, start, upper.end) };
}

const WHOLE: NamedUnit = { code: 'ratio', factor: 1 };

/** Three times as much is a ratio of three, and a growth by 200 per cent. */
function* times(amount: number, place: { start: number; end: number }): Generator<PrintedNumber> {
  yield { amount, ...place, multiple: true, unit: WHOLE };
  const growth = Math.abs(amount - 1) * 100;
  yield { amount: growth, ...place, multiple: true, unit: { code: 'percent', factor: 1 } };
}

/** The second number of a range such as `2 to 3 million` or `10-15 lorries`, given where the first one ends. */
function upperBound(tokens: readonly Token[], end: number): ReadNumber | undefined {
  const link = tokens[end]?.text ?? '';
  return /^(-|to|and|or)$/.test(link) ? numberAt(tokens, end + 1) : undefined;
}

/** Numbers in single words: both, trilateral, doubled, thousands, a year. */
function* wordNumbers(tokens: readonly Token[], start: number): Generator<PrintedNumber> {
  const word = tokens[start]?.text ?? '';
  const place = { start, end: start + 1 };
  const count = COUNTS.get(word);
  if (count !== undefined) yield { amount: count, ...place, ...named(tokens, start, start + 1) };
  if (word === 'any' && isDenied(tokens, start)) yield { amount: 0, ...place };
  const multiple = MULTIPLES.get(word);
  if (multiple !== undefined) yield* times(multiple, place);
  if (word === 'majority' || (word === 'most' && tokens[start + 1]?.text === 'of'))
    yield { amount: 0.5, ...place, round: true, unit: WHOLE };
  const scale = PLURAL_SCALES.get(word);
  if (scale !== undefined) {
    const more =
      tokens[start + 1]?.text === 'of' ? PLURAL_SCALES.get(tokens[start + 2]?.text ?? '') : undefined;
    const end = more === undefined ? start + 1 : start + 3;
    yield { amount: scale * (more ?? 1), start, end, round: true, ...named(tokens, start, end) };
  }
  const unit = DETERMINERS.has(word) ? named(tokens, start, start + 1) : undefined;
  if (unit !== undefined) yield { amount: 1, ...place, ...unit };
}

function isDenied(tokens: readonly Token[], index: number): boolean {
  return tokens
    .slice(Math.max(0, index - 2 * REACH), index)
    .some(({ text }) => /^(not|never|without|nor)$|n't$/.test(text));
}

/** The unit that is named before or behind the tokens of a number; a decade and a century make it round. */
function named(
  tokens: readonly Token[],
  start: number,
  end: number,
): { unit: NamedUnit; round?: true } | undefined {
  const before = start > 0 ? unitAt(tokens, start - 1) : undefined;
  if (before !== undefined && isCurrency(before.unit)) return { unit: before.unit };
  let words = 0;
  for (let index = end; index < tokens.length && words < REACH; index++) {
    const token = tokens[index];
    if (token === undefined || token.kind === 'numeral' || /^[.,;:()[\]"!?]$/.test(token.text))
      return undefined;
    const found = unitAt(tokens, index);
    // A short sign such as km, or points, belongs to the number before it, or it is something else.
    if (found !== undefined && (words === 0 || !/^(..?|points?)$/.test(token.text))) {
      return { unit: found.unit, ...(found.unit.factor >= 10 && { round: true }) };
    }
    if (token.kind === 'word') words += 1;
    if (words > 0 && (numberAt(tokens, index) !== undefined || /^(and|or|in|from|on)$/.test(token.text)))
      return undefined;
  }
  return undefined;
}

function isCurrency({ code }: NamedUnit): boolean {
  return /^[A-Z]{3}$/.test(code);
}
