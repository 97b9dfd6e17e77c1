import { isObject, type Json, type JsonObject, own } from './json.ts';
import type { Step } from './pointer.ts';

/** A JSON Schema of the portable profile (docs/schemas.md), with the annotations of our authoring schemas. */
export interface Schema {
  $schema?: string;
  $id?: string;
  $ref?: string;
  $defs?: Record<string, Schema>;
  title?: string;
  description?: string;
  examples?: Json[];
  deprecated?: boolean;
  type?: string;
  const?: Json;
  enum?: string[];
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  required?: string[];
  properties?: Record<string, Schema>;
  additionalProperties?: boolean | Schema;
  minProperties?: number;
  items?: Schema;
  minItems?: number;
  maxItems?: number;
  uniqueItems?: boolean;
  oneOf?: Schema[];
  anyOf?: Schema[];
  discriminator?: { propertyName: string };
  /** The value is the id of a record in this dataset. */
  'x-refers-to'?: string;
  /** The value is the curator's own wording or coding and needs no evidence. */
  'x-curated'?: boolean;
  /** The vocabulary may gain values in a minor release. */
  'x-growing'?: boolean;
  /** The list is a set: the order of its items means nothing. */
  'x-unordered'?: boolean;
  /** Properties that the build computes and adds. */
  'x-computed'?: Record<string, Schema>;
}

/** Schemas by file name, `agreement.schema.json` and so on. */
export type SchemaSet = ReadonlyMap<string, Schema>;

/** A schema without `$ref`, and the file that its own references start from. */
interface Resolved {
  schema: Schema;
  fileName: string;
}

/** What each part of a set of schemas resolves to: a record has hundreds of values under a few dozen parts. */
const RESOLVED = new WeakMap<SchemaSet, WeakMap<Schema, Resolved>>();

/**
 * Follows `$ref` (within the set, `common.schema.json#/$defs/id` or `#/$defs/event`) until a schema
 * without one; keywords beside a `$ref` win over those behind it.
 * @throws TypeError where a reference leads nowhere; the schema check reports that first.
 */
export function dereference(schemas: SchemaSet, fileName: string, schema: Schema): Resolved {
  let known = RESOLVED.get(schemas);
  if (known === undefined) {
    known = new WeakMap();
    RESOLVED.set(schemas, known);
  }
  const resolved = known.get(schema) ?? followed(schemas, fileName, schema);
  known.set(schema, resolved);
  return resolved;
}

function followed(schemas: SchemaSet, fileName: string, schema: Schema): Resolved {
  if (schema.$ref === undefined) return { schema, fileName };
  const [file = '', fragment = ''] = schema.$ref.split('#');
  const targetFile = file === '' ? fileName : file;
  let target: Schema | undefined = schemas.get(targetFile);
  if (fragment !== '') target = definition(target, fragment);
  if (target === undefined) throw new TypeError(`${fileName}: $ref "${schema.$ref}" leads nowhere`);
  const { $ref: _, ...beside } = schema;
  const behind = dereference(schemas, targetFile, target);
  return { schema: { ...behind.schema, ...beside }, fileName: behind.fileName };
}

/** The definition that a fragment such as `/$defs/id` names. */
function definition(schema: Schema | undefined, fragment: string): Schema | undefined {
  const name = fragment.replace('/$defs/', '');
  const definitions = schema?.$defs ?? {};
  return Object.hasOwn(definitions, name) ? definitions[name] : undefined;
}

/** A value of a record with the schema that governs it. */
export interface SchemaNode {
  steps: Step[];
  value: Json;
  schema: Schema;
  /** The object or list that holds the value; absent for the record itself. */
  parent?: Json;
}

/**
 * Walks a valid value together with its schema, the value itself first. In a tagged union it follows the
 * branch that the tag names.
 */
export function walk(schemas: SchemaSet, fileName: string, schema: Schema, value: Json): SchemaNode[] {
  const nodes: SchemaNode[] = [];
  const visit = (file: string, part: Schema, inner: Json, steps: Step[], parent?: Json): void => {
    const here = dereference(schemas, file, part);
    nodes.push({ steps, value: inner, schema: here.schema, ...(parent !== undefined && { parent }) });
    if (Array.isArray(inner)) {
      const { items } = here.schema;
      if (items === undefined) return;
      for (const [index, item] of inner.entries())
        visit(here.fileName, items, item, [...steps, index], inner);
    } else if (isObject(inner)) {
      const branch = branchFor(schemas, here.fileName, here.schema, inner);
      const { properties = {} } = branch.schema;
      for (const key of Object.keys(properties)) {
        const [property, member] = [properties[key], own(inner, key)];
        if (property === undefined || member === undefined) continue;
        visit(branch.fileName, property, member, [...steps, key], inner);
      }
    }
  };
  visit(fileName, schema, value, []);
  return nodes;
}

/** The branch of a tagged union that fits a value; the schema itself where it is no union. */
export function branchFor(schemas: SchemaSet, fileName: string, schema: Schema, value: JsonObject): Resolved {
  const tag = schema.discriminator?.propertyName;
  if (tag === undefined || schema.oneOf === undefined) return { schema, fileName };
  for (const option of schema.oneOf) {
    const branch = dereference(schemas, fileName, option);
    if (branch.schema.properties?.[tag]?.const === own(value, tag)) return branch;
  }
  return { schema, fileName };
}
