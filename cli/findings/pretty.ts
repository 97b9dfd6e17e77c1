import pc from 'picocolors';
import { hasLayout } from '../../core/format/format-file.ts';
import type { Finding, Severity } from '../../core/shared/finding.ts';
import { printable } from '../printable.ts';
import { excerptOf } from './excerpt.ts';
import { counted, pageOf } from './summary.ts';
import type { TextOf } from './text-of.ts';

const COLOUR: Record<Severity, (text: string) => string> = {
  error: (text) => pc.bold(pc.red(text)),
  warning: (text) => pc.bold(pc.yellow(text)),
  notice: (text) => pc.bold(pc.blue(text)),
};

/** Longer replacements are not shown: a text that was tidied is read best where it stands. */
const LONGEST_FIX = 60;

/**
 * Findings for a person: what, where, the line with the place marked, how to mend it and where to read more; then a
 * count. Nothing here can move a cursor or imitate the program.
 */
export function renderPretty(findings: readonly Finding[], textOf: TextOf): string {
  return [...findings.map((finding) => renderFinding(finding, textOf)), summary(findings)].join('\n\n');
}

function renderFinding(finding: Finding, textOf: TextOf): string {
  const { severity, code, message, file, line, column, help, fix } = finding;
  const colour = COLOUR[severity];
  const excerpt = excerptOf(finding, textOf);
  const gutter = ' '.repeat(String(line).length);
  return [
    `${colour(`${severity}[${code}]`)}: ${printable(message)}`,
    `  ${pc.cyan('-->')} ${printable(file)}:${line}:${column}`,
    ...(excerpt === undefined
      ? []
      : [
          `  ${pc.cyan(`${line} |`)} ${excerpt.line}`,
          `  ${pc.cyan(`${gutter} |`)} ${colour(excerpt.carets)}`,
        ]),
    `  ${pc.cyan('help:')} ${printable(help)}`,
    ...(fix === undefined || fix.text.length > LONGEST_FIX
      ? []
      : [`  ${pc.cyan('sure fix:')} ${fix.text === '' ? 'remove it' : printable(fix.text)}`]),
    `  ${pc.cyan('see:')} ${pageOf(code)}`,
  ].join('\n');
}

function summary(findings: readonly Finding[]): string {
  // Schemas are not mended by `check --fix`.
  const fixable = findings.filter(({ fix, file }) => fix !== undefined && hasLayout(file)).length;
  const fixes = `${fixable} with a sure fix: \`depositary check --fix\` applies ${fixable === 1 ? 'it' : 'them'}`;
  const codes = [...new Set(findings.map(({ code }) => code))];
  const explain = `\`depositary explain ${codes.length === 1 ? codes[0] : 'CODE'}\` tells more.`;
  return `${counted(findings)}${fixable > 0 ? `, ${fixes}` : ''}. ${explain}`;
}
