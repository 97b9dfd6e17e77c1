import { CARDINALS, ORDINALS, PARTS, PLURAL_SCALES, SCALES, SHORT_SCALES } from './number-words.ts';
import type { Token } from './tokens.ts';

/** A number that tokens give, and where it ends. */
export interface ReadNumber {
  amount: number;
  /** The index of the first token behind it. */
  end: number;
  kind: 'count' | 'ordinal' | 'part';
  /** The factor of a scale word that the number ends with, for a range in which it stands only once. */
  scale?: number;
}

/** Reads the longest number that begins at a token: 7,500; 3.4 bn; twenty-six; one and a half million; two thirds. */
export function numberAt(tokens: readonly Token[], start: number): ReadNumber | undefined {
  const first = tokens[start];
  if (first?.kind === 'numeral') return numeralAt(tokens, start, first.amount);
  return first?.kind === 'word' ? wordsAt(tokens, start) : undefined;
}

/** The other meaning of `11m`: a length, not millions. */
export function withoutShortScale(tokens: readonly Token[], start: number): ReadNumber | undefined {
  const [first, second] = [tokens[start], tokens[start + 1]];
  return first?.kind === 'numeral' && second?.text === 'm'
    ? { amount: first.amount, end: start + 1, kind: 'count' }
    : undefined;
}

function numeralAt(tokens: readonly Token[], start: number, amount: number): ReadNumber {
  const next = tokens[start + 1]?.text ?? '';
  const divisor = tokens[start + 2];
  if ((next === '/' || next === '\u2044') && divisor?.kind === 'numeral' && divisor.amount > 0)
    return { amount: amount / divisor.amount, end: start + 3, kind: 'part' };
  if (/^(st|nd|rd|th)$/.test(next)) return { amount, end: start + 2, kind: 'ordinal' };
  const short = SHORT_SCALES.get(next);
  if (short !== undefined) return { amount: amount * short, end: start + 2, kind: 'count', scale: short };
  return scaled(tokens, amount, start + 1);
}

/** Number words, as many as belong together; `and` and hyphens stand between them. */
function wordsAt(tokens: readonly Token[], start: number): ReadNumber | undefined {
  let end = start;
  // The group below the next thousand, and what the groups before it came to.
  let group: number | undefined;
  let total = 0;
  for (let next = start; ; next = afterLink(tokens, end)) {
    const word = tokens[next]?.text ?? '';
    const cardinal = CARDINALS.get(word);
    const scale = SCALES.get(word);
    const ordinal = ORDINALS.get(word);
    if (cardinal !== undefined && fits(group, cardinal)) group = (group ?? 0) + cardinal;
    else if (scale !== undefined && group !== undefined && scale <= 100) group *= scale;
    else if (scale !== undefined && (group !== undefined || isScaleAlone(tokens, next, start))) {
      total += (group ?? 1) * scale;
      group = undefined;
    } else if (ordinal !== undefined && fits(group, ordinal) && !isPart(tokens, next, start))
      return { amount: total + (group ?? 0) + ordinal, end: next + 1, kind: 'ordinal' };
    else break;
    end = next + 1;
  }
  if (end === start) return partAt(tokens, start, 1);
  const amount = total + (group ?? 0);
  return partAt(tokens, afterLink(tokens, end), amount) ?? withFraction(tokens, amount, end);
}

/** `a hundred`, `a million`: the article is not part of the number, which then begins with its scale. */
function isScaleAlone(tokens: readonly Token[], index: number, start: number): boolean {
  return index === start && /^(an?|half|per|several|few)$/.test(tokens[index - 1]?.text ?? '');
}

/** Whether a number word continues a group: twenty-six does, six twenty does not. */
function fits(group: number | undefined, added: number): boolean {
  if (group === undefined) return true;
  return group >= 20 && group % 10 === 0 && (added < 10 || (group % 100 === 0 && added < 100));
}

/** The token behind a hyphen, or behind `and` where a number word follows. */
function afterLink(tokens: readonly Token[], end: number): number {
  const text = tokens[end]?.text;
  if (text !== '-' && text !== 'and') return end;
  const next = tokens[end + 1]?.text ?? '';
  const continues = CARDINALS.has(next) || ORDINALS.has(next) || SCALES.has(next) || PARTS.has(next);
  return continues ? end + 1 : end;
}

function isPart(tokens: readonly Token[], index: number, start: number): boolean {
  return PARTS.has(tokens[index]?.text ?? '') && index > start && !tokens[index - 1]?.text.endsWith('y');
}

/** `two thirds`, `half`, `a quarter`; an ordinal alone is read as a place in a row. */
function partAt(tokens: readonly Token[], index: number, amount: number): ReadNumber | undefined {
  const parts = PARTS.get(tokens[index]?.text ?? '');
  if (parts === undefined) return undefined;
  const next = tokens[index + 1]?.text ?? '';
  const scale = SCALES.get(/^an?$/.test(next) ? (tokens[index + 2]?.text ?? '') : next);
  // Half a million, half a dozen.
  if (scale !== undefined)
    return { amount: (amount / parts) * scale, end: index + (/^an?$/.test(next) ? 3 : 2), kind: 'count' };
  return { amount: amount / parts, end: index + 1, kind: 'part' };
}

/** `one and a half million`. */
function withFraction(tokens: readonly Token[], amount: number, end: number): ReadNumber {
  const [and, article, part] = [tokens[end]?.text, tokens[end + 1]?.text, tokens[end + 2]?.text ?? ''];
  const parts = PARTS.get(part);
  if (and !== 'and' || !/^an?$/.test(article ?? '') || parts === undefined)
    return scaled(tokens, amount, end);
  return scaled(tokens, amount + 1 / parts, end + 3);
}

/** The number times the scale words behind it: 4 hundred thousand, 9-billion. */
function scaled(tokens: readonly Token[], amount: number, end: number): ReadNumber {
  let factor = 1;
  let last = end;
  for (;;) {
    const next = tokens[last]?.text === '-' ? last + 1 : last;
    const word = tokens[next]?.text ?? '';
    const scale = SCALES.get(word) ?? (last === end ? undefined : PLURAL_SCALES.get(word));
    if (scale === undefined) break;
    factor *= scale;
    last = next + 1;
  }
  return { amount: amount * factor, end: last, kind: 'count', ...(factor > 1 && { scale: factor }) };
}
