import { tokens } from './tokens.ts';

/** A line that is indented otherwise than the brackets before it ask for, and what may be the matter before it. */
export interface Misfit {
  /** Where the line begins. */
  start: number;
  /** Where its text begins, after the indentation. */
  text: number;
  /** Deeper: a bracket was closed or not opened before it. Otherwise one was opened or not closed. */
  isDeeper: boolean;
  /** Where a bracket is missing before it. */
  gap: Gap;
  /** The brackets of the line before that have no partner on that line. */
  brackets: number[];
}

/** Where something is missing: just after what comes before it, or on the line that it left empty. */
export interface Gap {
  offset: number;
  isEmptyLine: boolean;
}

interface Line {
  start: number;
  text: number;
  end: number;
}

/**
 * The first line whose indentation and brackets disagree: the mistake is near it, while a parser stumbles only where the
 * brackets no longer fit, often much later. Only the part up to `until` is looked at, behind which brackets may be
 * inside of unclosed texts.
 */
export function firstMisfit(text: string, until: number): Misfit | undefined {
  const lines = filledLines(text.slice(0, until));
  const unit = lines.map(widthOf).find((width) => width > 0);
  if (unit === undefined) return undefined;
  const brackets = bracketsOf(text.slice(0, until));
  let depth = 0;
  let next = 0;
  for (const [index, line] of lines.entries()) {
    const closes = text[line.text] === '}' || text[line.text] === ']';
    const expected = unit * Math.max(depth - (closes ? 1 : 0), 0);
    const before = lines[index - 1];
    if (widthOf(line) !== expected) return misfit(text, line, before, widthOf(line) > expected, brackets);
    for (let at = brackets[next]; at !== undefined && at < line.end; at = brackets[++next]) {
      depth += opens(text, at) ? 1 : -1;
    }
  }
  return undefined;
}

/** Where something is missing that should follow on what ends at an offset. */
export function gapAfter(text: string, end: number): Gap {
  const [, emptied] = text.slice(end).match(/^[^\S\n]*\n([^\S\n]*)\n/) ?? [];
  if (emptied === undefined) return { offset: end, isEmptyLine: false };
  return { offset: text.indexOf('\n', end) + 1 + emptied.length, isEmptyLine: true };
}

function misfit(
  text: string,
  line: Line,
  before: Line | undefined,
  isDeeper: boolean,
  brackets: readonly number[],
): Misfit {
  const end = before?.end ?? 0;
  const gap = gapAfter(text, end);
  const ofBefore = brackets.filter((at) => before !== undefined && at >= before.start && at < before.end);
  return { start: line.start, text: line.text, isDeeper, gap, brackets: unpaired(text, ofBefore) };
}

/** Those of some brackets that do not close each other. */
function unpaired(text: string, brackets: readonly number[]): number[] {
  const left: number[] = [];
  for (const at of brackets) {
    const last = left.at(-1);
    if (!opens(text, at) && last !== undefined && opens(text, last)) left.pop();
    else left.push(at);
  }
  return left;
}

function filledLines(text: string): Line[] {
  return [...text.matchAll(/^([ \t]*)(\S.*?)[^\S\n]*$/gm)].map(({ index, 1: white = '', 2: filled = '' }) => {
    const begin = index + white.length;
    return { start: index, text: begin, end: begin + filled.length };
  });
}

function widthOf({ start, text }: Line): number {
  return text - start;
}

function bracketsOf(text: string): number[] {
  return [...tokens(text)].flatMap(({ kind, offset }) =>
    kind === 'open' || kind === 'close' ? [offset] : [],
  );
}

function opens(text: string, at: number): boolean {
  return text[at] === '{' || text[at] === '[';
}
