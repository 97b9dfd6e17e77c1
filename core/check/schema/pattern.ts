import { analyse } from 'scslre';

/** A repeated group that ends in something optional can match nothing, in ever more ways. */
const OPTIONAL_REPEATED = /\?\)[*+{]/;

/**
 * Whether a pattern takes no more than time in proportion to the text, as far as the analysis can tell. A
 * hundred ways to match are as bad as endless ones, so bounded repetitions are also looked at as unbounded.
 */
export function isLinear(pattern: string): boolean {
  if (OPTIONAL_REPEATED.test(pattern)) return false;
  try {
    const unbounded = pattern.replace(/\{\d+(,\d*)?\}/g, '+');
    return reports(pattern).length === 0 && !reports(unbounded).some(({ exponential }) => exponential);
  } catch {
    return false;
  }
}

function reports(pattern: string) {
  const options = { assumeRejectingSuffix: true, reportTypes: { Move: false } };
  return analyse(new RegExp(pattern, 'u'), options).reports;
}
