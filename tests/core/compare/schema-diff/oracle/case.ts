import type { ChangeLevel } from '../../../../../core/compare/level.ts';
import type { Json, JsonObject } from '../../../../../core/shared/json.ts';
import type { Schema, SchemaSet } from '../../../../../core/shared/schema.ts';

/** One change of a schema, rated by hand. */
export interface OracleCase {
  what: string;
  /** Why a reader sees it so. */
  why: string;
  before: JsonObject;
  after: JsonObject;
  level: ChangeLevel | 'none';
  /** The rules that must fire, and no others. */
  rules: string[];
}

export type Rated = [
  what: string,
  before: JsonObject,
  after: JsonObject,
  level: OracleCase['level'],
  rules: string,
  why: string,
];

/** Changes of the schema of one property. */
export function ofValue(...cases: Rated[]): OracleCase[] {
  return cases.map(([what, before, after, level, rules, why]) => ({
    what,
    before: holding(before),
    after: holding(after),
    level,
    rules: rules.split(' ').filter((rule) => rule !== ''),
    why,
  }));
}

/** Changes of a whole schema file. */
export function ofFile(...cases: Rated[]): OracleCase[] {
  return cases.map(([what, before, after, level, rules, why]) => ({
    what,
    before,
    after,
    level,
    rules: rules.split(' ').filter((rule) => rule !== ''),
    why,
  }));
}

/** A schema file whose records have one property of this schema. */
function holding(value: JsonObject): JsonObject {
  return { title: 'Thing', type: 'object', required: ['id'], properties: { id: { type: 'string' }, value } };
}

/** The set with one schema file. */
export function setOf(schema: JsonObject, name = 'thing.schema.json'): SchemaSet {
  // Published schemas are JSON; the type says which of it the profile allows.
  return new Map([[name, schema as unknown as Schema]]);
}

/** The published form of a vocabulary that may grow. */
export function growing(...values: string[]): JsonObject {
  return { anyOf: [{ enum: values }, { type: 'string' }] };
}

/** An open object, as published. */
export function object(properties: Record<string, Json>, ...required: string[]): JsonObject {
  return { type: 'object', ...(required.length > 0 && { required }), properties };
}

/** A branch of a tagged union. */
export function tagged(tag: string, more: Record<string, Json> = {}): JsonObject {
  return object({ kind: { const: tag }, ...more }, 'kind');
}

export const TEXT: JsonObject = { type: 'string' };
export const NUMBER: JsonObject = { type: 'number' };
export const INTEGER: JsonObject = { type: 'integer' };
