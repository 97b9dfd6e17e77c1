import { isObject, type Json } from '../../shared/json.ts';
import type { Reading } from './reading.ts';

/** The types that a schema allows, by `type` or by its only values; undefined where it allows any. */
export function typesOf({ types, closed }: Reading): readonly string[] | undefined {
  return types ?? (closed && [...new Set(closed.map(typeOf))]);
}

/** Whether a list of types allows a type; an integer is a number. */
export function allows(types: readonly string[], type: string): boolean {
  return types.includes(type) || (type === 'integer' && types.includes('number'));
}

/** Whether no value can be of a type of both lists. */
export function areDisjoint(some: readonly string[], others: readonly string[]): boolean {
  return !some.some((type) => allows(others, type)) && !others.some((type) => allows(some, type));
}

function typeOf(value: Json): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (isObject(value)) return 'object';
  return Number.isInteger(value) ? 'integer' : typeof value;
}
