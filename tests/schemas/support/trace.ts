import { isDeepStrictEqual } from 'node:util';
import { parseEdtf } from '../../../core/shared/edtf.ts';
import { isObject, type Json, type JsonObject } from '../../../core/shared/json.ts';
import type { Step } from '../../../core/shared/pointer.ts';
import type { Schema } from '../../../core/shared/schema.ts';
import { partAt, targetOf } from './schema-files.ts';

/** A value with the part of the schema that governs it. */
export interface TracedNode {
  steps: Step[];
  value: Json;
  /** The place of the schema that holds the keywords. */
  site: string;
  schema: Schema;
  /** The places of the references and unions through which this value came to that schema. */
  via: string[];
  /** The property that says which branch of a union this is, where it is one. */
  tag?: string;
}

/** What one keyword says of one value. */
export interface KeywordCheck {
  keyword: string;
  /** The property, for the keywords that speak of one. */
  property?: string;
  holds: boolean;
}

/**
 * Walks a value together with its schema, without ajv and without core/shared/schema.ts: a second reading of
 * the portable profile that knows at every value which place of which schema it has reached.
 */
export function* nodesOf(
  site: string,
  value: Json,
  steps: Step[] = [],
  via: string[] = [],
  tag?: string,
): Generator<TracedNode> {
  const schema = partAt(site);
  if (schema.$ref !== undefined) {
    yield* nodesOf(targetOf(site, schema.$ref), value, steps, [...via, site], tag);
    return;
  }
  yield { steps, value, site, schema, via, ...(tag !== undefined && { tag }) };
  if (Array.isArray(value) && schema.items !== undefined) {
    for (const [index, item] of value.entries()) yield* nodesOf(`${site}/items`, item, [...steps, index]);
  } else if (isObject(value)) {
    const branch = branchOf(site, schema, value);
    if (branch !== undefined) {
      const { index, propertyName } = branch;
      yield* nodesOf(`${site}/oneOf/${index}`, value, steps, [...via, site], propertyName);
    }
    for (const name of Object.keys(schema.properties ?? {})) {
      const inner = value[name];
      if (inner !== undefined) yield* nodesOf(`${site}/properties/${name}`, inner, [...steps, name]);
    }
  }
}

/** Which branch of a tagged union a value's tag names; undefined where it is no union or names none. */
function branchOf(
  site: string,
  schema: Schema,
  value: JsonObject,
): { index: number; propertyName: string } | undefined {
  const propertyName = schema.discriminator?.propertyName;
  if (propertyName === undefined) return undefined;
  const index = tagsOf(site, schema).findIndex(({ tag }) => tag.const === value[propertyName]);
  return index < 0 ? undefined : { index, propertyName };
}

/** The tag of each branch of a union, with its place. */
export function tagsOf(site: string, schema: Schema): { tag: Schema; site: string }[] {
  const name = schema.discriminator?.propertyName ?? '';
  return (schema.oneOf ?? []).map(({ $ref }, index) => {
    const branch = $ref === undefined ? `${site}/oneOf/${index}` : targetOf(`${site}/oneOf/${index}`, $ref);
    return { site: `${branch}/properties/${name}`, tag: partAt(`${branch}/properties/${name}`) };
  });
}

/** What each keyword of the schema says of the value itself; a value of the wrong type is asked no more. */
export function* checksOf({ site, schema, value }: TracedNode): Generator<KeywordCheck> {
  if (schema.type !== undefined) {
    const holds = hasType(value, schema.type);
    yield { keyword: 'type', holds };
    if (!holds) return;
  }
  if (schema.const !== undefined) yield { keyword: 'const', holds: isDeepStrictEqual(value, schema.const) };
  if (schema.enum !== undefined) {
    yield { keyword: 'enum', holds: schema.enum.some((allowed) => allowed === value) };
  }
  if (typeof value === 'string') yield* textChecks(schema, value);
  else if (typeof value === 'number') yield* numberChecks(schema, value);
  else if (Array.isArray(value)) yield* listChecks(schema, value);
  else if (isObject(value)) yield* objectChecks(site, schema, value);
}

function* textChecks(schema: Schema, value: string): Generator<KeywordCheck> {
  const length = [...value].length;
  if (schema.minLength !== undefined) yield { keyword: 'minLength', holds: length >= schema.minLength };
  if (schema.maxLength !== undefined) yield { keyword: 'maxLength', holds: length <= schema.maxLength };
  if (schema.pattern !== undefined) {
    yield { keyword: 'pattern', holds: new RegExp(schema.pattern, 'u').test(value) };
  }
  if (schema.format !== undefined) yield { keyword: 'format', holds: parseEdtf(value) !== undefined };
}

function* numberChecks(schema: Schema, value: number): Generator<KeywordCheck> {
  if (schema.minimum !== undefined) yield { keyword: 'minimum', holds: value >= schema.minimum };
  if (schema.maximum !== undefined) yield { keyword: 'maximum', holds: value <= schema.maximum };
}

function* listChecks(schema: Schema, value: Json[]): Generator<KeywordCheck> {
  if (schema.minItems !== undefined) yield { keyword: 'minItems', holds: value.length >= schema.minItems };
  if (schema.maxItems !== undefined) yield { keyword: 'maxItems', holds: value.length <= schema.maxItems };
  if (schema.uniqueItems === true) {
    const repeated = value.some((a, i) => value.slice(i + 1).some((b) => isDeepStrictEqual(a, b)));
    yield { keyword: 'uniqueItems', holds: !repeated };
  }
}

function* objectChecks(site: string, schema: Schema, value: JsonObject): Generator<KeywordCheck> {
  if (schema.discriminator !== undefined) {
    yield { keyword: 'discriminator', holds: branchOf(site, schema, value) !== undefined };
  }
  if (schema.minProperties !== undefined) {
    yield { keyword: 'minProperties', holds: Object.keys(value).length >= schema.minProperties };
  }
  for (const property of schema.required ?? []) {
    yield { keyword: 'required', property, holds: Object.hasOwn(value, property) };
  }
  if (schema.additionalProperties === false) {
    const unknown = Object.keys(value).filter((name) => !Object.hasOwn(schema.properties ?? {}, name));
    for (const property of unknown) yield { keyword: 'additionalProperties', property, holds: false };
  }
}

function hasType(value: Json, type: string): boolean {
  switch (type) {
    case 'object':
      return isObject(value);
    case 'array':
      return Array.isArray(value);
    case 'integer':
      return Number.isInteger(value);
    // string, number and boolean have the same names in TypeScript.
    default:
      return typeof value === type;
  }
}
