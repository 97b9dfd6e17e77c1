import type { Qualifier } from '../../shared/records.ts';
import { PARTS, SCALES } from './number-words.ts';
import type { PrintedNumber } from './printed-numbers.ts';
import type { Token } from './tokens.ts';
import { unitAt } from './unit-names.ts';

/** What hedges directly before a number say of it, longest first. */
const BEFORE: readonly [phrase: string, ...meanings: Qualifier[]][] = [
  ['in the region of', 'about'],
  ['no fewer than', 'at-least'],
  ['no less than', 'at-least'],
  ['not less than', 'at-least'],
  ['no more than', 'at-most'],
  ['not more than', 'at-most'],
  ['in excess of', 'more-than'],
  ['a minimum of', 'at-least'],
  ['a maximum of', 'at-most'],
  ['more or less', 'about'],
  ['as much as', 'at-most', 'exact'],
  ['as many as', 'at-most', 'exact'],
  ['as long as', 'at-most', 'exact'],
  ['an estimated', 'about'],
  ['more than', 'more-than'],
  ['greater than', 'more-than'],
  ['upwards of', 'more-than', 'at-least'],
  ['less than', 'less-than'],
  ['fewer than', 'less-than'],
  ['just under', 'less-than', 'about'],
  ['just over', 'more-than', 'about'],
  ['close to', 'about', 'less-than'],
  ['at least', 'at-least'],
  ['at most', 'at-most'],
  ['up to', 'at-most'],
  ['over', 'more-than'],
  ['above', 'more-than'],
  ['exceeding', 'more-than'],
  ['exceeds', 'more-than'],
  ['exceeded', 'more-than'],
  ['beyond', 'more-than'],
  ['surpassing', 'more-than'],
  ['under', 'less-than'],
  ['below', 'less-than'],
  ['nearly', 'less-than', 'about'],
  ['almost', 'less-than', 'about'],
  ['about', 'about'],
  ['around', 'about'],
  ['roughly', 'about'],
  ['approximately', 'about'],
  ['some', 'about'],
  ['circa', 'about'],
  ['estimated', 'about'],
  ['~', 'about'],
];

/** What hedges behind a number say of it. */
const BEHIND: readonly [phrase: string, ...meanings: Qualifier[]][] = [
  ['or more', 'at-least'],
  ['and more', 'at-least'],
  ['or less', 'at-most'],
  ['or fewer', 'at-most'],
  ['or so', 'about'],
  ['at least', 'at-least'],
  ['at most', 'at-most'],
  ['+', 'at-least', 'more-than'],
];

/**
 * The qualifiers that fit a number as its passage hedges it; `exact` where it is not hedged. Only words next
 * to the number count, so that "under a 30-year term" says nothing of the thirty.
 */
export function qualifiersOf(tokens: readonly Token[], number: PrintedNumber): Qualifier[] {
  const head = tokens.slice(0, withoutSigns(tokens, number.start)).map(({ text }) => text);
  const rest = tokens.slice(number.end).map(({ text }) => text);
  const unit = unitAt(tokens, number.end);
  const restBehindUnit = unit === undefined ? rest : rest.slice(unit.length);
  const hedge =
    BEFORE.find(([phrase]) => endsWith(head, phrase.split(' '))) ??
    BEHIND.find(([phrase]) => [rest, restBehindUnit].some((words) => startsWith(words, phrase.split(' '))));
  if (hedge !== undefined) return hedge.slice(1) as Qualifier[];
  return number.round === true ? roundQualifiers(tokens, number) : ['exact'];
}

/** A plural such as thousands, a majority and most say by themselves that there is more. */
function roundQualifiers(tokens: readonly Token[], { start, amount, unit }: PrintedNumber): Qualifier[] {
  const word = tokens[start]?.text ?? '';
  if (word === 'majority' || word === 'most') return ['more-than'];
  if (amount >= 10 && unit?.code !== 'years' && word.endsWith('s')) return ['at-least', 'more-than', 'about'];
  return ['exact', 'about'];
}

/**
 * The index behind the last word before a number, without its currency (US$ 5) and the article of a word such as
 * hundred; an article before a numeral belongs to a later noun.
 */
function withoutSigns(tokens: readonly Token[], start: number): number {
  const word = tokens[start]?.text ?? '';
  let end = start;
  if ((SCALES.has(word) || PARTS.has(word)) && /^an?$/.test(tokens[end - 1]?.text ?? '')) end -= 1;
  while (/^(\p{Sc}|us|usd|eur|gbp)$/u.test(tokens[end - 1]?.text ?? '')) end -= 1;
  return end;
}

function endsWith(words: readonly string[], phrase: readonly string[]): boolean {
  return phrase.every((word, index) => words[words.length - phrase.length + index] === word);
}

function startsWith(words: readonly string[], phrase: readonly string[]): boolean {
  return phrase.every((word, index) => words[index] === word);
}
