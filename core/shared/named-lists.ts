import { isObject, type Json } from './json.ts';
import { parsePointer } from './pointer.ts';

const INDEX = /^\d+$/;

/**
 * The property names of lists of which a text of the value names an item by its position, as the JSON Pointer
 * `/events/0/date` does. Taking such a list apart, or sorting it, could make the pointer name another item; what the
 * pointer starts at is not asked, so a list may be among these without need.
 */
export function listsNamedByPosition(value: Json): ReadonlySet<string> {
  const names = new Set<string>();
  for (const text of textsOf(value)) {
    if (!text.startsWith('/')) continue;
    let name = '';
    for (const step of parsePointer(text)) {
      if (INDEX.test(step)) names.add(name);
      else name = step;
    }
  }
  return names;
}

function* textsOf(value: Json): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (Array.isArray(value)) for (const item of value) yield* textsOf(item);
  else if (isObject(value)) for (const inner of Object.values(value)) yield* textsOf(inner);
}
