import type { Pair, Rule } from '../rule.ts';
import { allows, areDisjoint, typesOf } from '../types-of.ts';

/** Whether no value of before can still be one now: everything else about the value changed with it. */
export function isRetyped({ before, after }: Pair): boolean {
  const [old, now] = [typesOf(before), typesOf(after)];
  return old !== undefined && now !== undefined && areDisjoint(old, now);
}

/** Whether a type is new, seen from the types before. */
function isWider(pair: Pair): boolean {
  const [old, now] = [typesOf(pair.before), typesOf(pair.after)];
  return old !== undefined && (now === undefined || now.some((type) => !allows(old, type)));
}

function isNarrower(pair: Pair): boolean {
  const [old, now] = [typesOf(pair.before), typesOf(pair.after)];
  return now !== undefined && (old === undefined || old.some((type) => !allows(now, type)));
}

function named(types: readonly string[] | undefined): string {
  return types?.join(' or ') ?? 'of any type';
}

function* changed(pair: Pair) {
  const [before, after] = [typesOf(pair.before), typesOf(pair.after)].map(named);
  yield {
    message: `the type was ${before} and is ${after} now`,
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
  };
}

export const TYPE_RULES: readonly Rule[] = [
  {
    code: 'type-changed',
    level: 'major',
    when: 'a value is of another type: a text became a number',
    *find(pair) {
      if (isRetyped(pair)) yield* changed(pair);
    },
  },
  {
    code: 'type-widened',
    level: 'major',
    when: 'a value may be of a further type: an integer became any number',
    *find(pair) {
      if (isWider(pair) && !isRetyped(pair)) yield* changed(pair);
    },
  },
  {
    code: 'type-narrowed',
    level: 'minor',
    when: 'a value is of fewer types than before: any number became an integer',
    *find(pair) {
      if (isNarrower(pair) && !isWider(pair) && !isRetyped(pair)) yield* changed(pair);
    },
  },
];
