import { analyse } from 'scslre';

/**
 * Whether a pattern takes no more than time in proportion to the text, as far as the analysis can tell. Bounded
 * repetitions count as unbounded: a hundred ways to match are as bad as endless ones.
 */
export function isLinear(pattern: string): boolean {
  try {
    const unbounded = new RegExp(pattern.replace(/\{\d+(,\d*)?\}/g, '+'), 'u');
    return (
      analyse(unbounded, { maxReports: 1, assumeRejectingSuffix: true, reportTypes: { Move: false } }).reports
        .length === 0
    );
  } catch {
    return false;
  }
}
