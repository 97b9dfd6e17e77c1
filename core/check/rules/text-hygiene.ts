import { isObject, type Json } from '../../shared/json.ts';
import type { Step } from '../../shared/pointer.ts';
import { asJson } from '../collection.ts';
import type { RecordRule } from '../rule.ts';
import { complaintAbout, tidy } from '../tidy.ts';

/** Texts that look the same must be the same: NFC, trimmed, single spaces, nothing invisible. */
export const textHygiene: RecordRule = {
  code: 'text-hygiene',
  severity: 'error',
  *check(record) {
    for (const { steps, text } of texts(asJson(record), [])) {
      const complaint = complaintAbout(text);
      if (complaint === undefined) continue;
      const tidied = tidy(text);
      yield {
        steps,
        message: `The text of "${steps.findLast((step) => typeof step === 'string')}" ${complaint}.`,
        help: 'Write it in NFC, without spaces at either end, double spaces or invisible characters.',
        // Where nothing would be left, something else was meant.
        ...(tidied !== '' && { replacement: JSON.stringify(tidied) }),
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
