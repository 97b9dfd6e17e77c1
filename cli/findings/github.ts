import type { Finding } from '../../core/shared/finding.ts';
import { printable } from '../printable.ts';
import { counted, SEVERITIES } from './summary.ts';

/** GitHub shows so many annotations of each severity for a step and drops the others. */
const MOST_SHOWN = 10;

/**
 * Findings as workflow commands of GitHub Actions, which shows them beside the lines of a pull request: of each
 * severity as many as GitHub shows, then a line that says how many there are in all.
 */
export function renderGithub(findings: readonly Finding[]): string {
  if (findings.length === 0) return '';
  const shown = SEVERITIES.flatMap((severity) =>
    findings.filter((finding) => finding.severity === severity).slice(0, MOST_SHOWN),
  );
  const left = findings.length - shown.length;
  const count = `${counted(findings)}${left > 0 ? `; ${left} of them not annotated, because GitHub shows ${MOST_SHOWN} of each kind` : ''}.`;
  return [...shown.map(command), count].join('\n');
}

function command(finding: Finding): string {
  const { severity, code, message, help, file, line, column, endLine, endColumn } = finding;
  const properties = {
    file: printable(file),
    line: String(line),
    endLine: String(endLine),
    col: String(column),
    endColumn: String(endColumn),
    title: code,
  };
  const written = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(value)}`);
  return `::${severity} ${written.join(',')}::${escapeData(`${printable(message)}\n${printable(help)}`)}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
