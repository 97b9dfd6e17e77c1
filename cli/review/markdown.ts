import { escapeMarkdown } from '../../core/build/markdown.ts';
import { printable } from '../printable.ts';
import type { Block, Part } from './blocks.ts';

/**
 * A report as Markdown. What records say is shown as it is: it makes no headings, links or HTML.
 * @param top the level of the highest heading
 */
export function renderMarkdown(blocks: readonly Block[], top = 2): string {
  const parts = blocks.map((block) => markdownOf(block, top));
  return `${parts
    .join('')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`;
}

function markdownOf(block: Block, top: number): string {
  switch (block.kind) {
    case 'heading':
      return `\n\n${'#'.repeat(block.level + top - 1)} ${safe(block.text)}\n\n`;
    case 'paragraph':
      return `\n\n${block.parts.map(text).join('')}\n\n`;
    case 'item':
      return `${'  '.repeat(block.depth)}- ${block.parts.map(text).join('')}\n`;
    case 'table':
      return `\n\n${tableOf(block.head, block.rows)}\n\n`;
    case 'markdown':
      return `\n\n${block.text.trim()}\n\n`;
  }
}

function safe(text: string): string {
  return escapeMarkdown(printable(text));
}

function text(part: Part): string {
  if (typeof part === 'string') return safe(part);
  if ('strong' in part) return `**${safe(part.strong)}**`;
  if ('gone' in part) return `~~${safe(part.gone)}~~`;
  if ('fresh' in part) return `**${safe(part.fresh)}**`;
  return `\`${printable(part.name).replaceAll('`', "'")}\``;
}

function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(safe).join(' | ')} |`;
  return [line(head), `| ${head.map(() => '---').join(' | ')} |`, ...rows.map(line)].join('\n');
}
