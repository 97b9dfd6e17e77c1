import pc from 'picocolors';
import type { Finding } from '../core/shared/finding.ts';
import type { FileDifference } from './commands/fmt.ts';
import { renderPretty } from './findings/pretty.ts';
import type { TextOf } from './findings/text-of.ts';
import { printable } from './printable.ts';

/** Longer lines are mostly records that stand on one line as a whole. */
const LONGEST = 100;

/** What `fmt` did, or would do, for a person. */
export function renderFormatted({
  check,
  files,
  changed,
  findings,
  textOf,
}: {
  check: boolean;
  files: number;
  changed: readonly FileDifference[];
  findings: readonly Finding[];
  textOf: TextOf;
}): string {
  const names = check
    ? changed.map(renderDifference)
    : changed.map(({ file }) => `formatted ${printable(file)}`);
  const parts = [...names, ...(findings.length > 0 ? [renderPretty(findings, textOf)] : [])];
  return [...parts, summary(check, files, changed.length, findings.length)].join(check ? '\n\n' : '\n');
}

function renderDifference({ file, line, before, after }: FileDifference): string {
  return [
    `${printable(file)}:${line}`,
    `  ${pc.red(`- ${shown(before)}`)}`,
    `  ${pc.green(`+ ${shown(after)}`)}`,
  ].join('\n');
}

function shown(line: string | undefined): string {
  if (line === undefined) return '(end of the file)';
  return printable(line.length > LONGEST ? `${line.slice(0, LONGEST - 3)}...` : line);
}

function summary(check: boolean, files: number, changed: number, findings: number): string {
  const of = `${changed} of ${files} ${files === 1 ? 'file' : 'files'}`;
  if (check && changed > 0) return `${of} would change. \`depositary fmt\` changes them.`;
  if (changed > 0) return `Formatted ${of}.`;
  return findings > 0
    ? 'Nothing was formatted.'
    : `Nothing to format in ${files} ${files === 1 ? 'file' : 'files'}.`;
}
