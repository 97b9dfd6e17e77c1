import { parseEdtf } from '../../shared/edtf.ts';
import { isDigit, isSlug } from './slug.ts';

/** Tells whether a text has a form; the part of a RegExp that validators use. */
export interface Matcher {
  test(text: string): boolean;
  toString(): string;
}

const [DIGIT_0, LOWER_A, LOWER_F, HYPHEN, SLASH] = [48, 97, 102, 45, 47];

/** `^[0-9a-f]{64}$` */
function isSha256(text: string): boolean {
  if (text.length !== 64) return false;
  for (let at = 0; at < 64; at++) {
    const code = text.charCodeAt(at);
    if (!isDigit(code) && (code < LOWER_A || code > LOWER_F)) return false;
  }
  return true;
}

/** `^(/([^~/]|~[01])*)+$` */
function isPointer(text: string): boolean {
  if (text.charCodeAt(0) !== SLASH) return false;
  for (let at = text.indexOf('~'); at !== -1; at = text.indexOf('~', at + 1)) {
    const next = text.charCodeAt(at + 1);
    if (next !== DIGIT_0 && next !== DIGIT_0 + 1) return false;
  }
  return true;
}

/**
 * Forms of texts that stand in every record, as loops over character codes: a regular expression takes three to ten
 * times as long. Each gives what its expression gives (a property test compares them).
 */
export const SCANNERS: ReadonlyMap<string, (text: string) => boolean> = new Map([
  ['^[a-z0-9]+(-[a-z0-9]+)*$', isSlug],
  ['^[0-9a-f]{64}$', isSha256],
  ['^(/([^~/]|~[01])*)+$', isPointer],
]);

/** The matcher of a pattern: its scanner where there is one. For ajv, as its option `code.regExp`. */
export function matcher(pattern: string, flags: string): Matcher {
  const test = SCANNERS.get(pattern);
  // ajv tells patterns apart by their text.
  return test === undefined ? new RegExp(pattern, flags) : { test, toString: () => pattern };
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether a text is an EDTF date; whole days, months and years, which nearly all are, without a regular expression. */
export function isEdtf(text: string): boolean {
  return isPlainDate(text) || parseEdtf(text) !== undefined;
}

function isPlainDate(text: string): boolean {
  const { length } = text;
  if (length !== 10 && length !== 7 && length !== 4) return false;
  const year = twoDigits(text, 0) * 100 + twoDigits(text, 2);
  if (!(year >= 0)) return false;
  if (length === 4) return true;
  const month = twoDigits(text, 5);
  if (text.charCodeAt(4) !== HYPHEN || !(month >= 1 && month <= 12)) return false;
  if (length === 7) return true;
  const day = twoDigits(text, 8);
  if (text.charCodeAt(7) !== HYPHEN || !(day >= 1)) return false;
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day <= (DAYS[month - 1] ?? 0) || (isLeap && month === 2 && day === 29);
}

/** The number that two digits make; NaN where they are none. */
function twoDigits(text: string, at: number): number {
  const [tens, ones] = [text.charCodeAt(at), text.charCodeAt(at + 1)];
  return isDigit(tens) && isDigit(ones) ? (tens - DIGIT_0) * 10 + ones - DIGIT_0 : Number.NaN;
}

/** The formats of the profile, for ajv. */
export const FORMATS = { edtf: isEdtf };

/** How many characters a text has: code points, as JSON Schema counts them. */
export function characters(text: string): number {
  let count = text.length;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    // The second half of a pair counts with its first.
    if (code >= 0xd800 && code <= 0xdbff) {
      const next = text.charCodeAt(at + 1);
      if (next >= 0xdc00 && next <= 0xdfff) {
        count--;
        at++;
      }
    }
  }
  return count;
}
