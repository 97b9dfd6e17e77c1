import pc from 'picocolors';
import type { FileDifference } from './commands/fmt.ts';
import { printable } from './printable.ts';

/** Longer lines are mostly records that stand on one line as a whole. */
const LONGEST = 100;

/**
 * What `fmt` did, or would do, for a person.
 * @param problems why some files could not be read, in the words of `check`
 */
export function renderFormatted({
  check,
  files,
  changed,
  problems,
}: {
  check: boolean;
  files: number;
  changed: readonly FileDifference[];
  problems?: string;
}): string {
  const names = check
    ? changed.map(renderDifference)
    : changed.map(({ file }) => `formatted ${printable(file)}`);
  const parts = [...names, summary(check, files, changed.length, problems !== undefined)];
  const text = parts.join(check ? '\n\n' : '\n');
  return problems === undefined ? text : `${problems}\n\n${text}`;
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

function summary(check: boolean, files: number, changed: number, failed: boolean): string {
  const of = `${changed} of ${files} ${files === 1 ? 'file' : 'files'}`;
  if (check && changed > 0) return `${of} would change. \`depositary fmt\` changes them.`;
  if (changed > 0) return `Formatted ${of}.`;
  return failed
    ? 'Nothing was formatted.'
    : `Nothing to format in ${files} ${files === 1 ? 'file' : 'files'}.`;
}
