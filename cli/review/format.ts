import type { Block } from './blocks.ts';
import { renderMarkdown } from './markdown.ts';
import { renderTerminal } from './terminal.ts';

/** How a report can be written. */
export const REPORT_FORMATS = ['terminal', 'md', 'json'] as const;

export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** A report as text; `json` is written elsewhere, and its text is that of a terminal. */
export function renderReport(blocks: readonly Block[], format: ReportFormat): string {
  return format === 'md' ? renderMarkdown(blocks).trimEnd() : renderTerminal(blocks);
}
