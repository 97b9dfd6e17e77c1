import { readdirSync, readFileSync } from 'node:fs';
import { isObject, type Json, type JsonObject } from '../../../core/shared/json.ts';
import { formatPointer, parsePointer, resolvePointer } from '../../../core/shared/pointer.ts';
import { ALL, AUTHORING } from './schema-files.ts';

/** What a check must say of an invalid value, and where; see tests/fixtures/schemas/README.md. */
export interface ExpectedFinding {
  /** The code of a schema problem, or for a document of a release ajv's keyword. */
  kind: string;
  pointer: string;
}

/** A value that must pass. */
export interface ValidCase {
  /** The schema, or the part of common.schema.json, that it is an example of. */
  site: string;
  name: string;
  value: Json;
  /** Whether it is written out in the file, or one of a table of variants of another. */
  written: boolean;
}

/** A value with one mistake. */
export interface InvalidCase {
  site: string;
  name: string;
  value: Json;
  finding: ExpectedFinding;
}

/** The fixtures of one schema file. */
export interface FixtureFile {
  /** The file name of the schema. */
  schema: string;
  isRelease: boolean;
  valid: ValidCase[];
  invalid: InvalidCase[];
}

const FOLDER = new URL('../../fixtures/schemas/', import.meta.url);
const COMMON = 'common.schema.json';
const MUTATIONS = ['set', 'each', 'text', 'remove', 'add'];

/** The names of the fixture files, without `.json`. */
export const FIXTURE_NAMES: readonly string[] = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .map((name) => name.replace('.json', ''));

/** The fixtures of every schema. */
export const FIXTURES: readonly FixtureFile[] = [...ALL.keys()].map(readFixtures);

function readFixtures(schema: string): FixtureFile {
  const path = new URL(schema.replace('.schema', ''), FOLDER);
  const content: unknown = JSON.parse(readFileSync(path, 'utf8'));
  const groups: [string, unknown][] =
    schema === COMMON
      ? Object.entries(objectOf(content, schema)).map(([name, group]) => [`${COMMON}#/$defs/${name}`, group])
      : [[`${schema}#`, content]];
  const read = groups.map(([site, group]) => readGroup(site, objectOf(group, site)));
  return {
    schema,
    isRelease: !AUTHORING.has(schema),
    valid: read.flatMap(({ valid }) => valid),
    invalid: read.flatMap(({ invalid }) => invalid),
  };
}

function readGroup(site: string, group: JsonObject): Pick<FixtureFile, 'valid' | 'invalid'> {
  const valid: ValidCase[] = [];
  const base = (entry: JsonObject): Json => {
    const found = valid.find(({ name }) => name === entry.from);
    if (found === undefined) throw new TypeError(`${site}: there is no valid fixture "${entry.from}" above.`);
    return found.value;
  };
  for (const entry of listOf(group.valid, site)) {
    if (entry.from === undefined) {
      valid.push({ site, name: String(entry.name), value: entry.value ?? null, written: true });
      continue;
    }
    for (const variant of variantsOf(site, entry, base(entry)))
      valid.push({ site, ...variant, written: false });
  }
  const invalid = listOf(group.invalid, site).flatMap((entry) => {
    const { code, keyword, pointer } = objectOf(entry.finding, site);
    const finding = { kind: String(code ?? keyword), pointer: String(pointer) };
    return variantsOf(site, entry, base(entry)).map((variant) => ({ site, ...variant, finding }));
  });
  return { valid, invalid };
}

/** The mutations that an entry describes, each applied to the value that it starts from. */
function variantsOf(site: string, entry: JsonObject, from: Json): { name: string; value: Json }[] {
  const name = String(entry.name);
  const at = String(entry.at);
  const said = MUTATIONS.filter((key) => Object.hasOwn(entry, key));
  if (said.length !== 1) throw new TypeError(`${site}: "${name}" has not exactly one of ${MUTATIONS}.`);
  if (entry.set !== undefined) return [{ name, value: withValue(from, at, entry.set) }];
  if (entry.remove === true) return [{ name, value: withValue(from, at, undefined) }];
  if (Array.isArray(entry.each)) {
    return entry.each.map((value) => ({
      name: `${name}: ${JSON.stringify(value)}`,
      value: withValue(from, at, value),
    }));
  }
  if (isObject(entry.text)) {
    const { start = '', repeat, times } = entry.text;
    return [{ name, value: withValue(from, at, `${start}${String(repeat).repeat(Number(times))}`) }];
  }
  if (isObject(entry.add)) {
    const before = objectOf(resolvePointer(from, at), site);
    return [{ name, value: withValue(from, at, { ...before, ...entry.add }) }];
  }
  throw new TypeError(`${site}: "${name}" does not say what to do in the form of the README.`);
}

/** A copy of a value with another value at a pointer, or without what stands there. */
export function withValue(root: Json, pointer: string, value: Json | undefined): Json {
  const steps = parsePointer(pointer);
  const last = steps.at(-1);
  if (last === undefined) return value ?? null;
  const copy = structuredClone(root);
  const parent = resolvePointer(copy, formatPointer(steps.slice(0, -1)));
  if (Array.isArray(parent) && Number(last) < parent.length) {
    if (value === undefined) parent.splice(Number(last), 1);
    else parent[Number(last)] = value;
  } else if (isObject(parent)) {
    if (value !== undefined) parent[last] = value;
    else if (Object.hasOwn(parent, last)) delete parent[last];
    else throw new TypeError(`There is nothing at ${pointer} to remove.`);
  } else {
    throw new TypeError(`The value has no place ${pointer}.`);
  }
  return copy;
}

function objectOf(value: unknown, site: string): JsonObject {
  if (!isObject(value)) throw new TypeError(`${site}: a fixture has no object where there should be one.`);
  return value;
}

function listOf(value: Json | undefined, site: string): JsonObject[] {
  if (!Array.isArray(value)) throw new TypeError(`${site}: "valid" and "invalid" are lists.`);
  return value.map((entry) => objectOf(entry, site));
}
