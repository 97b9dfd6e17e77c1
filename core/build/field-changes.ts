import { canonicalJson } from '../shared/canonical.ts';
import { isObject, type Json, type JsonObject, own } from '../shared/json.ts';
import { byCodeUnit } from '../shared/order.ts';
import { formatPointer, type Step } from '../shared/pointer.ts';

/**
 * A value that changed: `before` is absent where it is new, `after` where it is gone. An item that is new in a list
 * moves those behind it up, and one that is gone lets them move down, so changes are applied in their order.
 */
export interface FieldChange {
  pointer: string;
  before?: Json;
  after?: Json;
}

/** The smallest values that differ between two contents of a record, in the order in which they are applied. */
export function fieldChanges(before: Json, after: Json, steps: readonly Step[] = []): FieldChange[] {
  if (isObject(before) && isObject(after)) return memberChanges(before, after, steps);
  if (Array.isArray(before) && Array.isArray(after)) return itemChanges(before, after, steps);
  return equal(before, after) ? [] : [{ pointer: formatPointer(steps), before, after }];
}

function memberChanges(before: JsonObject, after: JsonObject, steps: readonly Step[]): FieldChange[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort(byCodeUnit);
  return keys.flatMap((key): FieldChange[] => {
    const pointer = formatPointer([...steps, key]);
    const [old, now] = [own(before, key), own(after, key)];
    if (old === undefined) return now === undefined ? [] : [{ pointer, after: now }];
    return now === undefined ? [{ pointer, before: old }] : fieldChanges(old, now, [...steps, key]);
  });
}

/** Between the equal beginnings and ends of two lists: items that changed in their place, then new ones, or ones gone. */
function itemChanges(before: readonly Json[], after: readonly Json[], steps: readonly Step[]): FieldChange[] {
  const start = equalItems(before, after);
  const [oldRest, newRest] = [before.slice(start), after.slice(start)];
  const end = equalItems(oldRest.toReversed(), newRest.toReversed());
  const old = oldRest.slice(0, oldRest.length - end);
  const now = newRest.slice(0, newRest.length - end);
  const both = Math.min(old.length, now.length);
  const next = formatPointer([...steps, start + both]);
  return [
    ...old
      .slice(0, both)
      .flatMap((item, index) => fieldChanges(item, now[index] ?? null, [...steps, start + index])),
    // Each one gone makes room for the next at the same place.
    ...old.slice(both).map((item): FieldChange => ({ pointer: next, before: item })),
    ...now.slice(both).map(
      (item, index): FieldChange => ({
        pointer: formatPointer([...steps, start + both + index]),
        after: item,
      }),
    ),
  ];
}

/** How many items two lists have in common at their beginnings. */
function equalItems(a: readonly Json[], b: readonly Json[]): number {
  const differs = a.findIndex((item, index) => {
    const other = b[index];
    return other === undefined || !equal(item, other);
  });
  return differs === -1 ? a.length : differs;
}

function equal(a: Json, b: Json): boolean {
  return canonicalJson(a) === canonicalJson(b);
}
