import { isObject, type JsonObject, own } from '../../shared/json.ts';
import { read } from './reading.ts';

/** The `$defs` of a schema file, by name. */
export type Definitions = ReadonlyMap<string, JsonObject>;

/** The definitions of a schema file. */
export function definitionsOf(file: JsonObject): Definitions {
  const definitions = own(file, '$defs');
  const entries = isObject(definitions) ? Object.entries(definitions) : [];
  return new Map(entries.flatMap(([name, schema]) => (isObject(schema) ? [[name, schema] as const] : [])));
}

/** What lies behind a schema's `$ref`, or the schema itself. */
export function resolve(
  schema: JsonObject,
  definitions: Definitions,
  passed: readonly string[] = [],
): JsonObject {
  const { ref } = read(schema);
  if (ref === undefined) return schema;
  const target = definitions.get(ref);
  // A reference that leads nowhere, or to itself, says nothing that could be understood.
  if (target === undefined || passed.includes(ref)) return { 'unresolved $ref': ref };
  return resolve(target, definitions, [...passed, ref]);
}
