import type { Json } from '../../../shared/json.ts';
import type { Reading } from '../reading.ts';
import type { Rule } from '../rule.ts';
import { shown } from '../shown.ts';

type Form = 'pattern' | 'format';

/** Three rules for a keyword that gives the form of a text. Two forms cannot be compared, only told apart. */
function formRules(form: Form): Rule[] {
  return [
    {
      code: `${form}-removed`,
      level: 'major',
      when: `a text need not have its ${form} any more`,
      *find({ before: { [form]: old }, after }) {
        if (old === undefined || after[form] !== undefined || isKept(form, old, after)) return;
        yield { message: `the ${form} ${shown(old)} is gone`, before: old };
      },
    },
    {
      code: `${form}-changed`,
      level: 'major',
      when: `a text has another ${form}; which texts are new cannot be computed`,
      *find({ before: { [form]: old }, after }) {
        const now = after[form];
        if (old === undefined || now === undefined || old === now || isKept(form, old, after)) return;
        yield { message: `the ${form} was ${shown(old)} and is ${shown(now)} now`, before: old, after: now };
      },
    },
    {
      code: `${form}-added`,
      level: 'minor',
      when: `a text has a ${form} now`,
      *find({ before, after: { [form]: now } }) {
        if (before[form] !== undefined || now === undefined) return;
        yield { message: `texts have the ${form} ${shown(now)} now`, after: now };
      },
    },
  ];
}

/** Whether a schema allows only certain values, and the texts among them have the old pattern. */
function isKept(form: Form, old: string, { closed }: Reading): boolean {
  if (form !== 'pattern' || closed === undefined) return false;
  const pattern = expression(old);
  const texts = closed.filter((value: Json) => typeof value === 'string');
  return pattern !== undefined && texts.every((value) => pattern.test(value));
}

/** A pattern as validators read it; undefined where it is no regular expression. */
function expression(pattern: string): RegExp | undefined {
  try {
    return new RegExp(pattern, 'u');
  } catch {
    return undefined;
  }
}

export const TEXT_RULES: readonly Rule[] = [...formRules('pattern'), ...formRules('format')];
