import { isObject, type Json, type JsonObject, own } from '../shared/json.ts';
import type { Step } from '../shared/pointer.ts';

/** The value at some steps; undefined where there is none. */
export function valueAt(content: Json, steps: readonly Step[]): Json | undefined {
  let current: Json | undefined = content;
  for (const step of steps) {
    if (Array.isArray(current)) current = current[Number(step)];
    else if (isObject(current)) current = own(current, String(step));
    else return undefined;
  }
  return current;
}

/**
 * A copy of an object with the value at some steps replaced, and the objects and lists on the way made. A list is
 * extended by one item at most, so that none is left out.
 */
export function withValueAt(content: JsonObject, steps: readonly Step[], value: Json): JsonObject {
  const result = changed(content, steps, value);
  return isObject(result) ? result : content;
}

function changed(current: Json | undefined, steps: readonly Step[], value: Json): Json {
  const [step, ...inner] = steps;
  if (step === undefined) return value;
  if (typeof step === 'number') {
    const items = Array.isArray(current) ? [...current] : [];
    const index = Math.min(step, items.length);
    items[index] = changed(items[index], inner, value);
    return items;
  }
  const object = isObject(current) ? current : {};
  return { ...object, [step]: changed(own(object, step), inner, value) };
}

/** A copy of an object without the value at some steps. */
export function withoutValueAt(content: JsonObject, steps: readonly Step[]): JsonObject {
  const holderSteps = steps.slice(0, -1);
  const [last, holder] = [steps.at(-1), valueAt(content, holderSteps)];
  if (!isObject(holder) || last === undefined) return content;
  const rest = Object.fromEntries(Object.entries(holder).filter(([key]) => key !== last));
  return withValueAt(content, holderSteps, rest);
}
