import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { compileSchemas } from '../../../core/check/schema/compile.ts';
import type { Json } from '../../../core/shared/json.ts';
import { formatPointer, resolvePointer, type Step } from '../../../core/shared/pointer.ts';
import type { Schema } from '../../../core/shared/schema.ts';

const FOLDER = new URL('../../../schemas/', import.meta.url);

/** The schemas that pull requests are checked with, by file name. */
export const AUTHORING: ReadonlyMap<string, Schema> = read(FOLDER);
/** The schemas of the documents around the records, by file name. */
const RELEASE: ReadonlyMap<string, Schema> = read(new URL('release/', FOLDER));
/** Both; no file name occurs in both folders. */
export const ALL: ReadonlyMap<string, Schema> = new Map([...AUTHORING, ...RELEASE]);

/** Gives ajv's validator of a schema or of a part of one: `place.schema.json#/$defs/placeName`. */
export const authoringValidator: (site: string) => ValidateFunction = compileSchemas(AUTHORING);

const releaseAjv = new Ajv2020({ strict: true, strictTypes: false, allErrors: true });
for (const schema of RELEASE.values()) releaseAjv.addSchema(schema);

/** Like core/build/contract.ts, but with all errors instead of the first. */
export function releaseValidator(site: string): ValidateFunction {
  const validate = releaseAjv.getSchema(site);
  if (validate === undefined) throw new TypeError(`There is no schema ${site}.`);
  return validate;
}

/** A schema or a part of one, with its place: a file name, `#` and a JSON Pointer. */
export interface SchemaPart {
  site: string;
  schema: Schema;
  /** The keyword that holds it: a definition, a property, an item, a branch, or the whole file. */
  role: 'file' | '$defs' | 'properties' | 'x-computed' | 'items' | 'oneOf' | 'anyOf';
}

/** The schema of a file and every schema inside it. */
export function* partsOf(
  file: string,
  schema: Schema,
  steps: Step[] = [],
  role: SchemaPart['role'] = 'file',
): Generator<SchemaPart> {
  yield { site: `${file}#${formatPointer(steps)}`, schema, role };
  for (const group of ['$defs', 'properties', 'x-computed'] as const) {
    for (const [name, inner] of Object.entries(schema[group] ?? {})) {
      yield* partsOf(file, inner, [...steps, group, name], group);
    }
  }
  if (schema.items !== undefined) yield* partsOf(file, schema.items, [...steps, 'items'], 'items');
  for (const group of ['oneOf', 'anyOf'] as const) {
    for (const [index, inner] of (schema[group] ?? []).entries()) {
      yield* partsOf(file, inner, [...steps, group, index], group);
    }
  }
}

/** The schema at a place. */
export function partAt(site: string): Schema {
  const [file = '', pointer = ''] = site.split('#');
  // A part of a schema file, which is JSON and a schema.
  const schema = resolvePointer(ALL.get(file) as unknown as Json, pointer);
  if (schema === undefined) throw new TypeError(`There is no schema at ${site}.`);
  return schema as unknown as Schema;
}

/** The place that a `$ref` at another place leads to. */
export function targetOf(site: string, $ref: string): string {
  const [ownFile = ''] = site.split('#');
  const [file = '', pointer = ''] = $ref.split('#');
  return `${file === '' ? ownFile : file}#${pointer}`;
}

function read(folder: URL): ReadonlyMap<string, Schema> {
  const names = readdirSync(folder).filter((name) => name.endsWith('.schema.json'));
  return new Map(names.map((name) => [name, JSON.parse(readFileSync(new URL(name, folder), 'utf8'))]));
}
