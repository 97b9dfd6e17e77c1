import { firstMisfit, gapAfter } from './indentation.ts';
import { tokens } from './tokens.ts';

/** An edit of one character: `length` characters at an offset, one or none, become `text`. */
export interface Mend {
  offset: number;
  length: 0 | 1;
  text: string;
}

/** Texts and lines beyond this are not tried: no record is as long, and each try reads the whole text. */
const LONGEST_TEXT = 200_000;
const LONGEST_LINE = 2000;

/**
 * The edit of one character that makes a text JSON, where there is one near the place at which a parser gives up. Of
 * several, the one that fits the lines and their indentation.
 */
export function mendOf(text: string, place: number): Mend | undefined {
  if (text.length > LONGEST_TEXT) return undefined;
  for (const mend of candidates(text, place)) {
    if (isJson(text.slice(0, mend.offset) + mend.text + text.slice(mend.offset + mend.length))) return mend;
  }
  return undefined;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function* candidates(text: string, place: number): Generator<Mend> {
  // In the middle of a word, as in 026, a comma would tear it apart.
  if (/[^\s"{}[\],:]/.test(text[place - 1] ?? '')) yield* withinWord(text, place);
  yield* byIndentation(text, place);
  yield* byQuotes(text, place);
  yield* bySeparators(text, place);
  yield* byBrackets(text, place);
  yield* withinWord(text, place);
}

/** Brackets at the first line that is indented otherwise than its brackets ask for. */
function* byIndentation(text: string, place: number): Generator<Mend> {
  const lineEnd = text.indexOf('\n', place);
  const misfit = firstMisfit(text, lineEnd === -1 ? text.length : lineEnd);
  if (misfit === undefined || misfit.start > place) return;
  const missing = (misfit.isDeeper ? ['{', '['] : ['}', ']']).map((bracket) =>
    insert(misfit.gap.offset, bracket),
  );
  if (misfit.gap.isEmptyLine) yield* missing;
  for (const offset of misfit.brackets) {
    if (misfit.isDeeper) yield* [remove(offset), replace(offset, ',')];
    else yield remove(offset);
  }
  if (text[misfit.text] === ',') yield* [insert(misfit.text, '}'), insert(misfit.text, ']')];
  yield* missing;
}

/** Quotes, where the line has an odd number of them. */
function* byQuotes(text: string, place: number): Generator<Mend> {
  const start = text.lastIndexOf('\n', place - 1) + 1;
  const line = text.slice(start).split('\n', 1)[0] ?? '';
  const quotes = [...line.matchAll(/(?<!\\)(?:\\\\)*"/g)].map(
    ({ 0: found, index }) => index + found.length - 1,
  );
  if (line.length > LONGEST_LINE || quotes.length % 2 === 0) return;
  for (const { index } of line.matchAll(/\\"/g)) yield remove(start + index);
  for (const { index } of line.matchAll(/['`‘’“”]/g)) yield replace(start + index, '"');
  // Before a word, then after one; not among spaces.
  for (const ends of [/(?<=[\s:,[\]{}]|^)(?=[^\s:,\]}])/g, /(?<=\S)(?=[\s:,[\]{}]|$)/g]) {
    for (const { index } of line.matchAll(ends)) yield insert(start + index, '"');
  }
  for (const index of quotes) yield remove(start + index);
}

/** Commas and colons: missing after what stands before the place, too many there, or one in place of the other. */
function* bySeparators(text: string, place: number): Generator<Mend> {
  const end = text.slice(0, place).trimEnd().length;
  if (/\w \w$/.test(text.slice(Math.max(place - 2, 0), place + 1))) yield remove(place - 1);
  yield* [insert(end, ','), insert(end, ':')];
  if (text[place] === ',' || text[place] === ':') yield remove(place);
  if (/[,:]/.test(text[end - 1] ?? ''))
    yield* [remove(end - 1), replace(end - 1, '}'), replace(end - 1, ']')];
  if (place >= text.length) return;
  for (const separator of [',', ':']) yield replace(place, separator);
}

/** Brackets at the place: one too many, one of the wrong kind, one missing; or the wrong one around it. */
function* byBrackets(text: string, place: number): Generator<Mend> {
  const around = openedAt(text, place).at(-1);
  const end = text.slice(0, place).trimEnd().length;
  if (/[{}[\]]/.test(text[place] ?? '')) yield remove(place);
  if (/[{[]/.test(text[end - 1] ?? '')) yield remove(end - 1);
  if (place < text.length) {
    yield remove(place);
    for (const bracket of ['}', ']', '{', '[']) yield replace(place, bracket);
  }
  if (around !== undefined) yield replace(around, text[around] === '{' ? '[' : '{');
  const gap = gapAfter(text, end);
  for (const bracket of ['}', ']', '{', '[']) yield insert(gap.offset, bracket);
}

/** One character too many, or a separator mistyped, in a word without quotes. */
function* withinWord(text: string, place: number): Generator<Mend> {
  const [before = ''] = text.slice(Math.max(place - 40, 0), place).match(/[^\s"{}[\],:]*$/) ?? [];
  const [after = ''] = text.slice(place, place + 40).match(/^[^\s"{}[\],:]*/) ?? [];
  const start = place - before.length;
  const zero = /^-?0(?=\d)/.exec(before + after);
  if (zero) yield remove(start + zero[0].length - 1);
  for (let offset = place + after.length - 1; offset >= start; offset--) {
    if (/[^\w\s]/.test(text[offset] ?? '')) yield replace(offset, ',');
    yield remove(offset);
  }
}

/** Where the brackets stand that are open at a place. */
function openedAt(text: string, place: number): number[] {
  const open: number[] = [];
  for (const { kind, offset } of tokens(text)) {
    if (offset >= place) break;
    if (kind === 'open') open.push(offset);
    else if (kind === 'close') open.pop();
  }
  return open;
}

function insert(offset: number, text: string): Mend {
  return { offset, length: 0, text };
}

function remove(offset: number): Mend {
  return { offset, length: 1, text: '' };
}

function replace(offset: number, text: string): Mend {
  return { offset, length: 1, text };
}
