import pc from 'picocolors';
import { printable } from '../printable.ts';
import type { Block, Part } from './blocks.ts';

/** A report for a terminal. */
export function renderTerminal(blocks: readonly Block[]): string {
  return blocks
    .flatMap((block, index) => (beginsAnew(block, blocks[index - 1]) ? ['', ...lines(block)] : lines(block)))
    .join('\n');
}

/** An empty line stands before what does not belong to the lines above it. */
function beginsAnew(block: Block, before: Block | undefined): boolean {
  if (before === undefined || before.kind === 'heading') return false;
  return block.kind === 'heading' || (block.kind === 'paragraph' && before.kind !== 'paragraph');
}

function lines(block: Block): string[] {
  switch (block.kind) {
    case 'heading':
      return [pc.bold(printable(block.text))];
    case 'paragraph':
      return [block.parts.map(text).join('')];
    case 'item':
      return [`${'  '.repeat(block.depth + 1)}${block.parts.map(text).join('')}`];
    case 'table':
      return tableLines([block.head, ...block.rows]);
    case 'markdown':
      return block.text
        .trimEnd()
        .split('\n')
        .map((line) => `  ${printable(line)}`);
  }
}

function text(part: Part): string {
  if (typeof part === 'string') return printable(part);
  if ('strong' in part) return pc.bold(printable(part.strong));
  if ('gone' in part) return pc.red(`[-${printable(part.gone)}-]`);
  if ('fresh' in part) return pc.green(`{+${printable(part.fresh)}+}`);
  return pc.bold(printable(part.name));
}

function tableLines(rows: readonly (readonly string[])[]): string[] {
  const cells = rows.map((row) => row.map(printable));
  const widths = (cells[0] ?? []).map((_, column) =>
    Math.max(...cells.map((row) => row[column]?.length ?? 0)),
  );
  return cells.map((row) =>
    `      ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd(),
  );
}
