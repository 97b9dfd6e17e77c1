import { isObject, type Json, own } from '../shared/json.ts';
import { byCodeUnit } from '../shared/order.ts';
import { formatPointer, type Step } from '../shared/pointer.ts';

/** A value that changed: `before` is absent where it is new, `after` where it is gone. */
export interface FieldChange {
  pointer: string;
  before?: Json;
  after?: Json;
}

/** The smallest values that differ between two contents of a record; lists of other length differ as a whole. */
export function fieldChanges(before: Json, after: Json, steps: readonly Step[] = []): FieldChange[] {
  if (isObject(before) && isObject(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort(byCodeUnit);
    return keys.flatMap((key): FieldChange[] => {
      const pointer = formatPointer([...steps, key]);
      const [old, now] = [own(before, key), own(after, key)];
      if (old === undefined) return now === undefined ? [] : [{ pointer, after: now }];
      return now === undefined ? [{ pointer, before: old }] : fieldChanges(old, now, [...steps, key]);
    });
  }
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
    return before.flatMap((item, index) => fieldChanges(item, after[index] ?? null, [...steps, index]));
  }
  return JSON.stringify(before) === JSON.stringify(after)
    ? []
    : [{ pointer: formatPointer(steps), before, after }];
}
