import { branchName, isExclusive, matchBranches } from '../branches.ts';
import { meaning } from '../meaning.ts';
import type { Pair, Rule } from '../rule.ts';

/** Whether a value that had one form has several now. */
export function isUnionIntroduced({ before, after }: Pair): boolean {
  return before.branches === undefined && after.branches !== undefined;
}

/** Whether a value that had several forms has one now. */
export function isUnionDissolved({ before, after }: Pair): boolean {
  return before.branches !== undefined && after.branches === undefined;
}

/** Whether the one form left is one of those before, or narrower. */
function isOneOfThem({ before, schemas, definitions, fits }: Pair): boolean {
  if (!isExclusive(before, definitions.before)) return false;
  return before.branches?.some((branch) => fits(branch, schemas.after)) === true;
}

export const UNION_RULES: readonly Rule[] = [
  {
    code: 'branch-added',
    level: 'major',
    when: 'a union has a new branch',
    *find(pair) {
      if (isUnionIntroduced(pair)) return;
      for (const branch of matchBranches(pair).added) {
        yield { at: ['oneOf', branch.index], message: `the union gained the branch ${branchName(branch)}` };
      }
    },
  },
  {
    code: 'branch-removed',
    level: 'minor',
    when: 'a union lost a branch',
    *find(pair) {
      if (isUnionDissolved(pair)) return;
      for (const branch of matchBranches(pair).removed) {
        yield { at: ['oneOf', branch.index], message: `the union lost the branch ${branchName(branch)}` };
      }
    },
  },
  {
    code: 'union-introduced',
    level: 'major',
    when: 'a value that had one form is one of several now',
    *find(pair) {
      if (isUnionIntroduced(pair)) yield { message: 'the value had one form and is one of several now' };
    },
  },
  {
    code: 'union-dissolved',
    level: 'minor',
    when: 'a union has only one of its branches left and is no union any more',
    *find(pair) {
      if (isUnionDissolved(pair) && isOneOfThem(pair)) yield { message: 'one branch is left of the union' };
    },
  },
  {
    code: 'union-replaced',
    level: 'major',
    when: 'a union became something that none of its branches was',
    *find(pair) {
      if (!isUnionDissolved(pair) || isOneOfThem(pair)) return;
      yield { message: 'the union became something that none of its branches was' };
    },
  },
  {
    code: 'union-ambiguous',
    level: 'major',
    when: 'a union changed in which a value may fit two branches, so that a narrower branch can let new values in',
    *find(pair) {
      const { before, definitions } = pair;
      if (before.branches === undefined || isUnionDissolved(pair)) return;
      if (isExclusive(before, definitions.before)) return;
      const { matched, removed } = matchBranches(pair);
      const isSame = matched.every(
        (match) => meaning(match.before, definitions.before) === meaning(match.after, definitions.after),
      );
      if (removed.length > 0 || !isSame) {
        yield { message: 'a union changed in which a value may fit two branches' };
      }
    },
  },
];
