import { canonicalJson } from '../../shared/canonical.ts';
import { isObject, type Json, type JsonObject, own } from '../../shared/json.ts';
import { byCodeUnit } from '../../shared/order.ts';
import type { Definitions } from './definitions.ts';
import { WORDS } from './reading.ts';

/**
 * A text that is equal for schemas that say the same of values: the schema and every definition that it
 * reaches, without names and explanations, and without the order of lists whose order says nothing.
 */
export function meaning(schema: JsonObject, definitions: Definitions): string {
  const reached = new Map<string, Json>();
  const follow = (reference: string): void => {
    const name = reference.replace('#/$defs/', '');
    const definition = definitions.get(name);
    if (definition === undefined || reached.has(name)) return;
    // Noted before its inside is looked at: a definition may refer to itself.
    reached.set(name, null);
    reached.set(name, bare(definition, follow));
  };
  const plain = bare(schema, follow);
  return canonicalJson([plain, Object.fromEntries(reached)]);
}

const HOLDS_SCHEMAS: ReadonlySet<string> = new Set(['oneOf', 'anyOf']);
const UNORDERED: ReadonlySet<string> = new Set([...HOLDS_SCHEMAS, 'required', 'enum', 'type']);

/** A schema without words, and what it refers to reported. */
function bare(schema: Json, follow: (reference: string) => void): Json {
  if (!isObject(schema)) return schema;
  const reference = own(schema, '$ref');
  if (typeof reference === 'string') follow(reference);
  const said = Object.entries(schema).filter(([keyword]) => !WORDS.has(keyword));
  return Object.fromEntries(said.map(([keyword, value]) => [keyword, bareValue(keyword, value, follow)]));
}

function bareValue(keyword: string, value: Json, follow: (reference: string) => void): Json {
  if (keyword === 'properties' && isObject(value)) {
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, bare(inner, follow)]));
  }
  if (keyword === 'items' || keyword === 'additionalProperties') return bare(value, follow);
  if (UNORDERED.has(keyword) && Array.isArray(value)) {
    return value.map((member) => (HOLDS_SCHEMAS.has(keyword) ? bare(member, follow) : member)).sort(byText);
  }
  // A keyword that nobody here knows may hold schemas at any depth.
  for (const reference of referencesIn(value)) follow(reference);
  return value;
}

function* referencesIn(value: Json): Generator<string> {
  if (Array.isArray(value)) for (const item of value) yield* referencesIn(item);
  if (!isObject(value)) return;
  for (const [key, inner] of Object.entries(value)) {
    if (key === '$ref' && typeof inner === 'string') yield inner;
    yield* referencesIn(inner);
  }
}

function byText(a: Json, b: Json): number {
  const [first, second] = [canonicalJson(a), canonicalJson(b)];
  return byCodeUnit(first, second);
}
