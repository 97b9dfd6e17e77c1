import { qualifiersOf } from '../evidence/numbers/hedges.ts';
import { DETERMINERS } from '../evidence/numbers/number-words.ts';
import { type PrintedNumber, printedNumbers } from '../evidence/numbers/printed-numbers.ts';
import { type Token, tokensOf } from '../evidence/numbers/tokens.ts';
import { normalisedWords } from '../evidence/words.ts';
import type { Qualifier } from '../shared/records.ts';
import { type UnitTable, unitOf } from '../shared/units.ts';

/** An amount as some words give it. */
export interface Amount {
  value?: number;
  low?: number;
  high?: number;
  /** The code of its unit, where the words name one. */
  unit?: string;
  qualifier: Qualifier;
  /** The words that give it, in small letters: `about 27 miles`. */
  words: string;
}

/** How many tokens around a number its words show: a hedge before it, the name of a unit behind it. */
const SHOWN = 3;

/**
 * The amounts that some words give, with unit and hedge, in their order. Years and days of the month without a unit
 * are left out, and so are places in a row.
 */
export function amountsIn(words: readonly string[], units: UnitTable): Amount[] {
  const tokens = tokensOf(words);
  const printed = printedNumbers(tokens);
  // `the third` is a place in a row, and could be read as a share too.
  const ordinals = new Set(printed.filter(({ ordinal }) => ordinal === true).map(({ start }) => start));
  const numbers = printed.filter(
    (number) =>
      !ordinals.has(number.start) &&
      !isNone(number) &&
      !isArticle(tokens, number) &&
      !isDatePart(tokens, number),
  );
  const amounts = new Map<string, Amount>();
  for (let index = 0; index < numbers.length; index++) {
    const [number, next] = [numbers[index], numbers[index + 1]];
    if (number === undefined) continue;
    const isRange = next !== undefined && joins(tokens, number, next);
    const amount = isRange ? rangeOf(tokens, number, next, units) : amountOf(tokens, number, units);
    const { words: _, ...key } = amount;
    if (!amounts.has(JSON.stringify(key))) amounts.set(JSON.stringify(key), amount);
    if (isRange) index += 1;
  }
  return [...amounts.values()];
}

/** What a person may mean by an amount: without a unit or a hedge, those are not said. */
export type NamedAmount = Omit<Amount, 'qualifier' | 'words'> & { qualifier?: Qualifier };

const WRITTEN = /^(-?\d+(?:\.\d+)?)(?: to (-?\d+(?:\.\d+)?))?(?: (\S+))?$/;

/**
 * The amount that a person means: `27 mi`, `10 to 15 km` with the code of a unit, or words such as `about 27 miles`.
 * Undefined where it gives none, or several.
 */
export function amountNamed(text: string, units: UnitTable): NamedAmount | undefined {
  const [written, from, to, unit] = WRITTEN.exec(text) ?? [];
  if (written !== undefined && (unit === undefined || unitOf(units, unit) !== undefined)) {
    const amount = to === undefined ? { value: Number(from) } : { low: Number(from), high: Number(to) };
    return { ...amount, ...(unit !== undefined && { unit }) };
  }
  const [amount, ...others] = amountsIn(normalisedWords(text), units);
  if (amount === undefined || others.length > 0) return undefined;
  // The word behind the number is meant as a unit, and none that is known.
  if (amount.unit === undefined && /\d\s*\p{L}/u.test(text)) return undefined;
  const { words: _, qualifier, ...named } = amount;
  return { ...named, ...(qualifier !== 'exact' && { qualifier }) };
}

/** An amount as {@link amountNamed} reads it, without its hedge. */
export function writtenAmount({ value, low, high, unit }: NamedAmount): string {
  return [value ?? `${low} to ${high}`, unit].filter((part) => part !== undefined).join(' ');
}

function amountOf(tokens: readonly Token[], number: PrintedNumber, units: UnitTable): Amount {
  const unit = knownUnit(number, units);
  return {
    value: plain(number.amount * (unit?.factor ?? 1)),
    ...(unit !== undefined && { unit: unit.code }),
    qualifier: hedge(tokens, number),
    words: shown(tokens, number.start, number.end),
  };
}

function rangeOf(tokens: readonly Token[], from: PrintedNumber, to: PrintedNumber, units: UnitTable): Amount {
  const unit = knownUnit(to, units) ?? knownUnit(from, units);
  const factor = unit?.factor ?? 1;
  return {
    low: plain(from.amount * factor),
    high: plain(to.amount * factor),
    ...(unit !== undefined && { unit: unit.code }),
    qualifier: hedge(tokens, from),
    words: shown(tokens, from.start, to.end),
  };
}

/** Whether two numbers are the ends of a range: 10-15, 10 to 15, between 10 and 15. */
function joins(tokens: readonly Token[], from: PrintedNumber, to: PrintedNumber): boolean {
  const link = tokens[from.end]?.text ?? '';
  if (to.start !== from.end + 1 || to.amount <= from.amount) return false;
  return /^(-|to)$/.test(link) || (link === 'and' && tokens[from.start - 1]?.text === 'between');
}

function knownUnit({ unit }: PrintedNumber, units: UnitTable): PrintedNumber['unit'] {
  return unit !== undefined && unitOf(units, unit.code) !== undefined ? unit : undefined;
}

/** The first of the qualifiers that fit is what the hedge says most plainly. */
function hedge(tokens: readonly Token[], number: PrintedNumber): Qualifier {
  return qualifiersOf(tokens, number)[0] ?? 'exact';
}

/** A product of numbers without the digits that binary fractions add; records have at most 15. */
function plain(amount: number): number {
  return Number(amount.toPrecision(15));
}

/** `nobody` and `not any` count nothing in particular. */
function isNone({ amount, unit }: PrintedNumber): boolean {
  return amount === 0 && unit === undefined;
}

/** `200 lorries a day` does not speak of one day. */
function isArticle(tokens: readonly Token[], { start }: PrintedNumber): boolean {
  return DETERMINERS.has(tokens[start]?.text ?? '');
}

const MONTH = /^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/;

function isDatePart(tokens: readonly Token[], { start, end, amount, unit }: PrintedNumber): boolean {
  if (unit !== undefined || !Number.isInteger(amount) || tokens[start]?.kind !== 'numeral') return false;
  const besideMonth = [tokens[start - 1], tokens[end]].some((token) => MONTH.test(token?.text ?? ''));
  return (amount >= 1000 && amount < 2200) || (amount <= 31 && besideMonth);
}

function shown(tokens: readonly Token[], start: number, end: number): string {
  const stop = (token: Token): boolean => /^[.,;:()[\]"!?]$/.test(token.text);
  const before = tokens.slice(Math.max(0, start - SHOWN), start);
  const after = tokens.slice(end, end + SHOWN);
  const untilStop = after.findIndex(stop);
  return [
    ...before.slice(before.findLastIndex(stop) + 1),
    ...tokens.slice(start, end),
    ...(untilStop === -1 ? after : after.slice(0, untilStop)),
  ]
    .map(({ text }) => text)
    .join(' ');
}
