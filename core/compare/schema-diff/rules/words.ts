import { canonicalJson } from '../../../shared/canonical.ts';
import type { Rule } from '../rule.ts';
import { shown } from '../shown.ts';

function textRule(keyword: 'title' | 'description'): Rule {
  return {
    code: `${keyword}-changed`,
    level: 'patch',
    when: `a ${keyword} is worded differently${keyword === 'title' ? '; where that renames a type, `type-removed` applies too' : ''}`,
    *find({ before: { [keyword]: before }, after: { [keyword]: after } }) {
      if (before === after) return;
      yield {
        message: `the ${keyword} was ${before === undefined ? 'missing' : shown(before)} and is ${after === undefined ? 'missing' : shown(after)} now`,
        ...(before !== undefined && { before }),
        ...(after !== undefined && { after }),
      };
    },
  };
}

/** Rules for what explains; they say nothing where two different definitions are compared. */
export const WORD_RULES: readonly Rule[] = [
  textRule('title'),
  textRule('description'),
  {
    code: 'examples-changed',
    level: 'patch',
    when: 'other examples are given',
    *find({ before, after }) {
      if (canonicalJson(before.examples ?? null) === canonicalJson(after.examples ?? null)) return;
      yield { message: 'other examples are given' };
    },
  },
  {
    code: 'deprecated',
    level: 'minor',
    when: 'a property or type is marked as deprecated, so that readers can leave it in time',
    *find({ before, after }) {
      if (!before.deprecated && after.deprecated) yield { message: 'it is deprecated now' };
    },
  },
  {
    code: 'deprecation-withdrawn',
    level: 'patch',
    when: 'a property or type is not deprecated any more',
    *find({ before, after }) {
      if (before.deprecated && !after.deprecated) yield { message: 'it is not deprecated any more' };
    },
  },
];
