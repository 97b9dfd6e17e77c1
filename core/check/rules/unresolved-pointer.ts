import { isObject, type Json, own } from '../../shared/json.ts';
import { resolvePointer, type Step } from '../../shared/pointer.ts';
import { asJson } from '../collection.ts';
import type { RecordRule } from '../rule.ts';

/** A pointer that leads nowhere supports nothing, mostly after a field was renamed or a list shortened. */
export const unresolvedPointer: RecordRule = {
  code: 'unresolved-pointer',
  severity: 'error',
  scope: 'record',
  *check(record) {
    if (record.kind === 'tombstone') return;
    for (const { steps, pointer, from, origin } of pointers(asJson(record), [])) {
      if (resolvePointer(from, pointer) !== undefined) continue;
      yield {
        steps,
        message: `The pointer "${pointer}" leads nowhere.`,
        help: `Pointers here start at ${origin}; write for example "/title" or "/events/0/date".`,
      };
    }
    if (record.dataset !== 'agreements') return;
    for (const [index, { field }] of (record.content.disputes ?? []).entries()) {
      if (resolvePointer(asJson(record), field) !== undefined) continue;
      yield {
        steps: ['disputes', index, 'field'],
        message: `The pointer "${field}" leads nowhere.`,
        help: 'Name the disputed value from the start of the record, for example "/events/0/date".',
      };
    }
  },
};

interface PointerInRecord {
  steps: Step[];
  pointer: string;
  from: Json;
  origin: string;
}

/** All `supports` pointers of a record, each with the object that holds the evidence. */
function* pointers(value: Json, steps: Step[]): Generator<PointerInRecord> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* pointers(item, [...steps, index]);
  } else if (isObject(value)) {
    const evidence = own(value, 'evidence');
    for (const [e, entry] of (Array.isArray(evidence) ? evidence : []).entries()) {
      const supports = isObject(entry) ? own(entry, 'supports') : undefined;
      for (const [s, pointer] of (Array.isArray(supports) ? supports : []).entries()) {
        const origin = steps.length === 0 ? 'the record' : `/${steps.join('/')}`;
        yield {
          steps: [...steps, 'evidence', e, 'supports', s],
          pointer: String(pointer),
          from: value,
          origin,
        };
      }
    }
    for (const [key, inner] of Object.entries(value))
      if (key !== 'evidence') yield* pointers(inner, [...steps, key]);
  }
}
