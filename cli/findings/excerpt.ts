import stringWidth from 'fast-string-width';
import type { Finding } from '../../core/shared/finding.ts';
import { printable } from '../printable.ts';
import type { TextOf } from './text-of.ts';

/** A line of a file as a terminal shows it, and what marks a part of it, for the line below. */
export interface Excerpt {
  line: string;
  carets: string;
}

/** How many columns of a line are shown, and how many of them stand before the marked part of a long one. */
const WIDEST = 96;
const BEFORE = 32;
const TAB = '    ';

/** Format characters that take no room; the two joiners stay, because scripts and emoji are written with them. */
const INVISIBLE = /(?![\u200C\u200D])\p{Cf}/gu;

/** One character as a reader sees it: with what combines with it, or as an escape where it could not be seen. */
interface Cell {
  shown: string;
  width: number;
  marked: boolean;
}

/** The line that a finding stands on, cut around the marked part where it is long; undefined without a text. */
export function excerptOf(
  { file, line, column, endColumn }: Pick<Finding, 'file' | 'line' | 'column' | 'endColumn'>,
  textOf: TextOf,
): Excerpt | undefined {
  const whole = textOf(file);
  const text = whole?.split(/\r\n|\n|\r/, line)[line - 1];
  if (whole === '' || text === undefined) return undefined;
  return drawn(cellsOf(text, column - 1, Math.max(endColumn, column + 1) - 1));
}

/** The characters of a line; one after its end is added where a finding marks the place behind it. */
function cellsOf(text: string, start: number, end: number): Cell[] {
  const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
  const cells: Cell[] = [];
  for (const { segment, index } of graphemes.segment(text)) {
    const shown = segment === '\t' ? TAB : printable(segment).replace(INVISIBLE, escaped);
    cells.push({ shown, width: stringWidth(shown), marked: index < end && index + segment.length > start });
  }
  if (end > text.length) cells.push({ shown: ' ', width: 1, marked: true });
  return cells;
}

function escaped(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

function drawn(cells: readonly Cell[]): Excerpt {
  const { from, to } = windowOf(cells);
  const shown = cells.slice(from, to);
  const [before, after] = [from > 0 ? '…' : '', to < cells.length ? '…' : ''];
  const carets = shown.map(({ width, marked }) => (marked ? '^' : ' ').repeat(width)).join('');
  return {
    line: `${before}${shown.map((cell) => cell.shown).join('')}${after}`.trimEnd(),
    // Something that takes no room is marked at the place where it stands.
    carets: `${' '.repeat(before.length)}${carets.includes('^') ? carets : caretAt(shown)}`.trimEnd(),
  };
}

function caretAt(cells: readonly Cell[]): string {
  const first = cells.findIndex(({ marked }) => marked);
  return `${' '.repeat(widthOf(cells.slice(0, Math.max(first, 0))))}^`;
}

/** Which cells are shown: all, or as many as fit from a little before the first marked one. */
function windowOf(cells: readonly Cell[]): { from: number; to: number } {
  if (widthOf(cells) <= WIDEST) return { from: 0, to: cells.length };
  const first = Math.max(
    cells.findIndex(({ marked }) => marked),
    0,
  );
  let from = first;
  for (let room = BEFORE; from > 0; from--) {
    room -= cells[from - 1]?.width ?? 0;
    if (room < 0) break;
  }
  let to = from;
  for (let room = WIDEST; to < cells.length; to++) {
    room -= cells[to]?.width ?? 0;
    if (room < 0) break;
  }
  return { from, to };
}

function widthOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, { width }) => sum + width, 0);
}
