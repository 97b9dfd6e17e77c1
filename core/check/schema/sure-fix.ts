import type { ErrorObject } from 'ajv/dist/2020.js';
import { parseEdtf } from '../../shared/edtf.ts';
import type { ValueProblem } from '../rule.ts';
import { tidy } from '../tidy.ts';
import { sureMiss } from './near-miss.ts';

const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?$/;
/** A program holds no more digits exactly (unsafe-number). */
const LONGEST_NUMBER = 15;

/**
 * How to mend a value that ajv refuses, where that is certain (docs/decisions/sure-fixes.md): a number stood in quotes,
 * there is something that nobody can see, one slip leads to one word of a vocabulary, or a set says something twice.
 */
export function sureFix({ keyword, params, data, parentSchema }: ErrorObject): SureFix {
  if (keyword === 'uniqueItems') return parentSchema?.['x-unordered'] === true ? { isRepetition: true } : {};
  if (typeof data !== 'string') return {};
  if (keyword === 'type') return isWritten(data, params.type) ? { replacement: data } : {};
  const meant = meantText(keyword, params, tidy(data));
  return meant === undefined ? {} : { replacement: JSON.stringify(meant) };
}

type SureFix = Pick<ValueProblem, 'replacement' | 'isRepetition'>;

/** Whether a text is how JSON writes a value of a type. */
function isWritten(text: string, type: string): boolean {
  if (type === 'boolean') return text === 'true' || text === 'false';
  if (type === 'integer' && text.includes('.')) return false;
  return (type === 'integer' || type === 'number') && text.length <= LONGEST_NUMBER && NUMBER.test(text);
}

function meantText(keyword: string, params: ErrorObject['params'], tidied: string): string | undefined {
  switch (keyword) {
    case 'enum': {
      const words: string[] = params.allowedValues;
      return words.includes(tidied) ? tidied : sureMiss(tidied, words);
    }
    case 'pattern':
      return new RegExp(params.pattern, 'u').test(tidied) ? tidied : undefined;
    case 'format':
      return parseEdtf(tidied) === undefined ? undefined : tidied;
    default:
      return undefined;
  }
}
