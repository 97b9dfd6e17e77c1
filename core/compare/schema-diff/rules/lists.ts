import type { Rule } from '../rule.ts';

export const LIST_RULES: readonly Rule[] = [
  {
    code: 'duplicates-allowed',
    level: 'major',
    when: 'a list may hold a value twice',
    *find({ before, after }) {
      if (before.uniqueItems && !after.uniqueItems) yield { message: 'the list may hold a value twice now' };
    },
  },
  {
    code: 'duplicates-refused',
    level: 'minor',
    when: 'a list holds no value twice any more',
    *find({ before, after }) {
      if (!before.uniqueItems && after.uniqueItems)
        yield { message: 'the list holds no value twice any more' };
    },
  },
  {
    code: 'items-freed',
    level: 'major',
    when: 'the items of a list are not described any more',
    *find({ before, after }) {
      if (before.items !== undefined && after.items === undefined)
        yield { message: 'the items of the list may be anything now' };
    },
  },
  {
    code: 'items-described',
    level: 'minor',
    when: 'the items of a list are described now',
    *find({ before, after }) {
      if (before.items === undefined && after.items !== undefined)
        yield { message: 'the items of the list are described now' };
    },
  },
];
