import type { Reading } from '../reading.ts';
import type { Rule } from '../rule.ts';
import { shown, shownAll, without } from '../shown.ts';

/** The values of a vocabulary that accepts others too; a plain text is one without known values. */
function known({ closed, growing }: Reading) {
  return closed === undefined ? (growing ?? []) : undefined;
}

/** Whether one single value was replaced by another one. */
function isReplaced(before: Reading, after: Reading): boolean {
  if (before.closed?.length !== 1 || after.closed?.length !== 1) return false;
  return without(after.closed, before.closed).length > 0;
}

export const VOCABULARY_RULES: readonly Rule[] = [
  {
    code: 'constant-changed',
    level: 'major',
    when: 'the only value allowed is another one',
    *find({ before, after }) {
      const [[old], [now]] = [before.closed ?? [], after.closed ?? []];
      if (old === undefined || now === undefined || !isReplaced(before, after)) return;
      yield {
        message: `the value was always ${shown(old)} and is always ${shown(now)} now`,
        before: old,
        after: now,
      };
    },
  },
  {
    code: 'vocabulary-gained',
    level: 'major',
    when: 'a closed vocabulary has a new value',
    *find({ before, after }) {
      const gained = without(after.closed ?? [], before.closed ?? []);
      if (before.closed === undefined || gained.length === 0 || isReplaced(before, after)) return;
      yield { message: `the closed vocabulary gained ${shownAll(gained)}`, after: gained };
    },
  },
  {
    code: 'vocabulary-lost',
    level: 'minor',
    when: 'a closed vocabulary lost a value',
    *find({ before, after }) {
      const lost = without(before.closed ?? [], after.closed ?? []);
      if (after.closed === undefined || lost.length === 0 || isReplaced(before, after)) return;
      yield { message: `the closed vocabulary lost ${shownAll(lost)}`, before: lost };
    },
  },
  {
    code: 'vocabulary-opened',
    level: 'major',
    when: 'a closed vocabulary or a constant accepts other values now',
    *find({ before, after }) {
      if (before.closed === undefined || after.closed !== undefined) return;
      yield {
        message: `only ${shownAll(before.closed)} could appear, and now others can`,
        before: [...before.closed],
      };
    },
  },
  {
    code: 'vocabulary-closed',
    level: 'minor',
    when: 'only listed values can appear now',
    *find({ before, after }) {
      if (before.closed !== undefined || after.closed === undefined) return;
      yield { message: `only ${shownAll(after.closed)} can appear now`, after: [...after.closed] };
    },
  },
  {
    code: 'vocabulary-grew',
    level: 'minor',
    when: 'a growing vocabulary has a new value, or a text has known values now',
    *find({ before, after }) {
      const gained = without(known(after) ?? [], known(before) ?? []);
      if (known(before) === undefined || gained.length === 0) return;
      yield { message: `the growing vocabulary gained ${shownAll(gained)}`, after: gained };
    },
  },
  {
    code: 'vocabulary-shrank',
    level: 'minor',
    when: 'a growing vocabulary no longer lists a value',
    *find({ before, after }) {
      const lost = without(known(before) ?? [], known(after) ?? []);
      if (known(after) === undefined || lost.length === 0) return;
      yield { message: `the growing vocabulary no longer lists ${shownAll(lost)}`, before: lost };
    },
  },
];
