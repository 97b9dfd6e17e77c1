import { isObject, type Json } from '../../shared/json.ts';
import type { Step } from '../../shared/pointer.ts';
import { asJson } from '../collection.ts';
import type { RecordRule } from '../rule.ts';

const CONTROL = /\p{Cc}/u;
/** Zero-width joiner and non-joiner are not here: Persian and other scripts need them. */
const INVISIBLE =
  /[\u00AD\u061C\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\u{E0000}-\u{E007F}]/u;

/** Texts that look the same must be the same: NFC, trimmed, single spaces, nothing invisible. */
export const textHygiene: RecordRule = {
  code: 'text-hygiene',
  severity: 'error',
  *check(record) {
    for (const { steps, text } of texts(asJson(record), [])) {
      const complaint = complaintAbout(text);
      if (complaint === undefined) continue;
      yield {
        steps,
        message: `The text of "${steps.findLast((step) => typeof step === 'string')}" ${complaint}.`,
        help: 'Write it in NFC, without spaces at either end, double spaces or invisible characters.',
        replacement: JSON.stringify(tidy(text)),
      };
    }
  },
};

function* texts(value: Json, steps: Step[]): Generator<{ steps: Step[]; text: string }> {
  if (typeof value === 'string') yield { steps, text: value };
  else if (Array.isArray(value)) for (const [i, item] of value.entries()) yield* texts(item, [...steps, i]);
  else if (isObject(value))
    for (const [key, inner] of Object.entries(value)) yield* texts(inner, [...steps, key]);
}

function complaintAbout(text: string): string | undefined {
  if (CONTROL.test(text)) return 'holds a control character';
  if (INVISIBLE.test(text)) return 'holds an invisible character';
  if (text !== text.trim()) return 'begins or ends with a space';
  if (/\s\s/.test(text)) return 'holds two spaces in a row';
  if (text !== text.normalize('NFC')) return 'is not in Unicode normalization form C';
  return undefined;
}

function tidy(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029]/gu, ' ')
    .replace(new RegExp(INVISIBLE, 'gu'), '')
    .replace(/\s+/gu, ' ')
    .trim()
    .normalize('NFC');
}
