import { distance } from 'fastest-levenshtein';

/**
 * The one candidate that a misspelling most likely means: at most a third of its letters differ, and no
 * other candidate is as close. Undefined where there is none or it is not clear.
 */
export function nearMiss(written: string, candidates: Iterable<string>): string | undefined {
  const lower = written.toLowerCase();
  const ranked = [...candidates]
    .map((candidate) => ({ candidate, edits: editsBetween(lower, candidate.toLowerCase()) }))
    .filter(({ candidate, edits }) => edits <= tolerance(candidate))
    .sort((a, b) => a.edits - b.edits);
  const [best, second] = ranked;
  if (best === undefined || second?.edits === best.edits) return undefined;
  return best.candidate;
}

/** How many letters are too many, missing, other ones or have changed places with the next one. */
function editsBetween(written: string, meant: string): number {
  const at = [...written].findIndex((letter, index) => letter !== meant[index]);
  const [first = '', second = ''] = written.slice(at, at + 2);
  const isSwapped = written.slice(0, at) + second + first + written.slice(at + 2) === meant;
  return isSwapped && at !== -1 ? 1 : distance(written, meant);
}

function tolerance({ length }: string): number {
  return length === 2 ? 1 : Math.floor(length / 3);
}
