import pc from 'picocolors';
import type { Finding, Severity } from '../core/shared/finding.ts';
import { printable } from './printable.ts';

const COLOUR: Record<Severity, (text: string) => string> = {
  error: (text) => pc.bold(pc.red(text)),
  warning: (text) => pc.bold(pc.yellow(text)),
  notice: (text) => pc.bold(pc.blue(text)),
};

/** Findings for a person: what, where and how to mend it, then a count. */
export function renderFindings(findings: readonly Finding[]): string {
  return [...findings.map(renderFinding), summary(findings)].join('\n\n');
}

function renderFinding({ severity, code, message, file, line, column, help }: Finding): string {
  return [
    `${COLOUR[severity](`${severity}[${code}]`)}: ${printable(message)}`,
    `  ${pc.cyan('-->')} ${printable(file)}:${line}:${column}`,
    `  ${pc.cyan('help:')} ${printable(help)}`,
  ].join('\n');
}

function summary(findings: readonly Finding[]): string {
  const counts = (['error', 'warning', 'notice'] as const)
    .map((severity) => ({
      severity,
      count: findings.filter((finding) => finding.severity === severity).length,
    }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => `${count} ${severity}${count === 1 ? '' : 's'}`);
  const fixable = findings.filter((finding) => finding.fix !== undefined).length;
  const codes = [...new Set(findings.map(({ code }) => code))];
  const explain = `\`depositary explain ${codes.length === 1 ? codes[0] : 'CODE'}\` tells more.`;
  return `${counts.join(', ')}${fixable > 0 ? `, ${fixable} with a sure fix` : ''}. ${explain}`;
}
