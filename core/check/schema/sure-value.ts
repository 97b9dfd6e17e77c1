import type { ErrorObject } from 'ajv/dist/2020.js';
import { parseEdtf } from '../../shared/edtf.ts';
import { tidy } from '../tidy.ts';
import { sureMiss } from './near-miss.ts';

const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?$/;
/** A program holds no more digits exactly (unsafe-number). */
const LONGEST_NUMBER = 15;

/**
 * The value that certainly was meant where ajv refuses a text, as JSON; undefined where that is not certain. Nothing is
 * guessed: a number stood in quotes, there is something that nobody can see, or one slip leads to one word of a
 * vocabulary.
 */
export function sureValue({ keyword, params, data }: ErrorObject): string | undefined {
  if (typeof data !== 'string') return undefined;
  if (keyword === 'type') return isWritten(data, params.type) ? data : undefined;
  const meant = meantText(keyword, params, tidy(data));
  return meant === undefined ? undefined : JSON.stringify(meant);
}

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
