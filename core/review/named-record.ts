import type { PublishedEntry } from '../compare/snapshot.ts';
import { isObject, type Json, type JsonObject } from '../shared/json.ts';
import { formatPointer, type Step } from '../shared/pointer.ts';
import { referencesOf } from '../shared/references.ts';
import type { SchemaSet } from '../shared/schema.ts';

/**
 * A record in which every other record is called by its title instead of its id, as a reader would call it. Sources of
 * evidence keep their ids, which are short.
 * @param titles by dataset/id
 */
export function namedRecord(
  { dataset, content }: PublishedEntry,
  schemas: SchemaSet,
  titles: ReadonlyMap<string, string>,
): JsonObject {
  const names = new Map<string, string>();
  for (const reference of referencesOf(dataset, content, schemas)) {
    const title = titles.get(`${reference.dataset}/${reference.id}`);
    if (title !== undefined && !reference.steps.includes('evidence'))
      names.set(formatPointer(reference.steps), title);
  }
  const named = (value: Json, steps: Step[]): Json => {
    if (Array.isArray(value)) return value.map((item, index) => named(item, [...steps, index]));
    if (isObject(value)) return members(value, steps);
    return names.get(formatPointer(steps)) ?? value;
  };
  const members = (value: JsonObject, steps: Step[]): JsonObject =>
    Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, named(inner, [...steps, key])]));
  return members(content, []);
}
