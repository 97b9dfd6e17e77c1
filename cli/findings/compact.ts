import type { Finding, Severity } from '../../core/shared/finding.ts';
import { printable } from '../printable.ts';

/** What programs that match problems in a log call the severities. */
const LEVEL: Record<Severity, string> = { error: 'error', warning: 'warning', notice: 'info' };

/** How a line of the compact form is read; the groups are file, line, column, severity, message and code. */
export const COMPACT_LINE = /^(.+):(\d+):(\d+): (error|warning|info): (.+) \[([a-z0-9-]+)\]$/;

/** One line a finding, for problem matchers and `grep`: `file:line:column: severity: message [code]`. */
export function renderCompact(findings: readonly Finding[]): string {
  return findings
    .map(
      ({ file, line, column, severity, message, code }) =>
        `${printable(file)}:${line}:${column}: ${LEVEL[severity]}: ${printable(message)} [${code}]`,
    )
    .join('\n');
}
