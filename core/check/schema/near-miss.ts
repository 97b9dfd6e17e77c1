import { distance } from 'fastest-levenshtein';

/**
 * The one candidate that a misspelling most likely means: at most a third of its letters differ, and no
 * other candidate is as close. Undefined where there is none or it is not clear.
 */
export function nearMiss(written: string, candidates: Iterable<string>): string | undefined {
  const lower = written.toLowerCase();
  const ranked = [...candidates]
    .map((candidate) => ({ candidate, edits: distance(lower, candidate.toLowerCase()) }))
    .filter(({ candidate, edits }) => edits <= tolerance(candidate))
    .sort((a, b) => a.edits - b.edits);
  const [best, second] = ranked;
  if (best === undefined || second?.edits === best.edits) return undefined;
  return best.candidate;
}

function tolerance({ length }: string): number {
  return length === 2 ? 1 : Math.floor(length / 3);
}
