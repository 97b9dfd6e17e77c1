import type { Finding, Severity } from '../../core/shared/finding.ts';

/** From the one that matters most to the one that matters least. */
export const SEVERITIES = ['error', 'warning', 'notice'] as const satisfies Severity[];

/** How many findings there are of each severity: `2 errors, 1 warning`. */
export function counted(findings: readonly Finding[]): string {
  return SEVERITIES.map((severity) => ({
    severity,
    count: findings.filter((finding) => finding.severity === severity).length,
  }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => `${count} ${severity}${count === 1 ? '' : 's'}`)
    .join(', ');
}

/** The findings from errors to notices, each severity in the order in which they came. */
export function mostSevereFirst(findings: readonly Finding[]): Finding[] {
  return SEVERITIES.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
}

/** Where the page of a code is, from the root of the project. */
export function pageOf(code: string): string {
  return `docs/rules/${code}.md`;
}
