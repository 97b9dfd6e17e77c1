import { escapeMarkdown } from '../../core/build/markdown.ts';
import type { Finding } from '../../core/shared/finding.ts';
import { printable } from '../printable.ts';
import { counted, mostSevereFirst } from './summary.ts';

/** How many bytes of Markdown GitHub takes as the summary of a step; of a larger one it shows nothing. */
export const LARGEST_SUMMARY = 1024 * 1024;

/** Room for the sentence that says how many findings are left out. */
const ROOM = 200;

/**
 * All findings as Markdown, for the summary of a job, errors first; as many as fit.
 * @param bytes how many bytes it may have
 * @param none what is said where there are no findings
 */
export function githubSummary(findings: readonly Finding[], none: string, bytes = LARGEST_SUMMARY): string {
  const heading = '## depositary check\n\n';
  if (findings.length === 0) return `${heading}${escapeMarkdown(none)}\n`;
  const lines: string[] = [`${heading}${counted(findings)}.\n\n`];
  let left = bytes - ROOM - Buffer.byteLength(lines[0] ?? '');
  const listed = mostSevereFirst(findings);
  for (const [index, finding] of listed.entries()) {
    const item = itemOf(finding);
    left -= Buffer.byteLength(item);
    if (left < 0) {
      lines.push(`\n${listed.length - index} more findings are left out here: a summary has its limit.\n`);
      break;
    }
    lines.push(item);
  }
  return lines.join('');
}

function itemOf({ severity, code, message, help, file, line, column }: Finding): string {
  const place = `${file}:${line}:${column}`;
  return `- **${severity}** ${shown(place)} ${shown(message)} ${shown(help)} (${code})\n`;
}

function shown(text: string): string {
  return escapeMarkdown(printable(text));
}
