import type { Pair, Rule } from './rule.ts';
import { LIMIT_RULES } from './rules/limits.ts';
import { LIST_RULES } from './rules/lists.ts';
import { OBJECT_RULES } from './rules/objects.ts';
import { REFERENCE_RULE, UNKNOWN_RULE } from './rules/structure.ts';
import { TEXT_RULES } from './rules/texts.ts';
import { isRetyped, TYPE_RULES } from './rules/types.ts';
import { isUnionDissolved, isUnionIntroduced, UNION_RULES } from './rules/unions.ts';
import { VOCABULARY_RULES } from './rules/vocabularies.ts';
import { WORD_RULES } from './rules/words.ts';

const VALUE_RULES: readonly Rule[] = [
  UNKNOWN_RULE,
  ...TYPE_RULES,
  ...VOCABULARY_RULES,
  ...TEXT_RULES,
  ...LIMIT_RULES,
  ...OBJECT_RULES,
  ...LIST_RULES,
  ...UNION_RULES,
];

/** Every rule for two schemas of the same values. */
export const SCHEMA_RULES: readonly Rule[] = [REFERENCE_RULE, ...VALUE_RULES, ...WORD_RULES];

/** The rules that say something of what a pair says of values, without repeating one change in many words. */
export function valueRulesFor(pair: Pair): readonly Rule[] {
  if (isRetyped(pair)) return TYPE_RULES;
  if (isUnionIntroduced(pair)) return UNION_RULES;
  // What the branches said now stands in the schema itself; only what goes beyond all of them is news.
  if (isUnionDissolved(pair))
    return VALUE_RULES.filter((rule) => rule.level === 'major' || UNION_RULES.includes(rule));
  return VALUE_RULES;
}

/** Whether the insides of two schemas are worth comparing: not where they are wholly different things. */
export function isComparable(pair: Pair): boolean {
  return !isRetyped(pair) && !isUnionIntroduced(pair);
}
