import { isObject, type Json } from '../../../core/shared/json.ts';
import type { Schema } from '../../../core/shared/schema.ts';
import type { FixtureFile, InvalidCase } from './fixtures.ts';
import { generatedCases } from './generated.ts';
import { ALL, partAt, partsOf, type SchemaPart, targetOf } from './schema-files.ts';
import { checksOf, type KeywordCheck, nodesOf, type TracedNode, tagsOf } from './trace.ts';

/** Something in a schema that fixtures must show at work. */
interface Demand {
  /** Valid fixtures show what is allowed, invalid ones that a limit is one. */
  by: 'valid' | 'invalid';
  site: string;
  keyword: string;
  /** The property or the value of a vocabulary, where the keyword has several. */
  detail?: string;
}

const LIMITS = [
  'pattern',
  'format',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'minItems',
  'maxItems',
  'minProperties',
] as const;

/** What the systematic mistakes of generated.ts may show. */
const SYSTEMATIC = new Set([
  '$ref',
  'x-refers-to',
  'type',
  'required',
  'additionalProperties',
  'discriminator',
]);

/**
 * What the fixtures of a schema do not show, one line each with the place, the keyword and what is wanted.
 * Each schema must be covered by its own fixtures: a definition of common.schema.json is not covered by a
 * record that uses it.
 */
export function missingFrom(fixtures: FixtureFile): string[] {
  const shown = new Set([...shownBy(fixtures)].map(keyOf));
  return [...demandsOf(fixtures)].filter((demand) => !shown.has(keyOf(demand))).map(describe);
}

/** The checks that fail in an invalid value, according to the walk of trace.ts. */
export function failuresOf({ site, value }: InvalidCase): { node: TracedNode; check: KeywordCheck }[] {
  return [...nodesOf(site, value)].flatMap((node) =>
    [...checksOf(node)].filter(({ holds }) => !holds).map((check) => ({ node, check })),
  );
}

function* demandsOf({ schema: file }: FixtureFile): Generator<Demand> {
  const schema = ALL.get(file);
  if (schema === undefined) throw new TypeError(`There is no schema ${file}.`);
  // What the build computes is not in a record, so no fixture can hold it; see published.test.ts.
  const parts = [...partsOf(file, schema)].filter(({ site }) => !site.includes('/x-computed/'));
  for (const part of parts) {
    // common.schema.json is a list of definitions and describes no value itself.
    if (part.role === 'file' && part.schema.type === undefined) continue;
    yield { by: 'valid', site: part.site, keyword: `use (${part.role})` };
    yield* demandsOfPart(part);
  }
}

function* demandsOfPart({ site, schema }: SchemaPart): Generator<Demand> {
  const valid = (keyword: string, detail?: string): Demand => demand('valid', site, keyword, detail);
  const invalid = (keyword: string, detail?: string): Demand => demand('invalid', site, keyword, detail);
  if (schema.$ref !== undefined) yield invalid('$ref');
  if (schema['x-refers-to'] !== undefined) {
    yield valid('x-refers-to');
    yield invalid('x-refers-to');
  }
  for (const value of schema.enum ?? []) yield valid('enum', value);
  if (schema.enum !== undefined) yield invalid('enum');
  if (schema.const !== undefined) {
    yield valid('const');
    yield invalid('const');
  }
  // A vocabulary says more than its type.
  if (schema.type !== undefined && schema.enum === undefined && schema.const === undefined)
    yield invalid('type');
  for (const keyword of LIMITS) if (schema[keyword] !== undefined) yield invalid(keyword);
  if (schema.uniqueItems === true) yield invalid('uniqueItems');
  for (const property of schema.required ?? []) yield invalid('required', property);
  // Without it, a property that is required today could silently become optional, and an integer a number.
  for (const property of optionalIn(schema)) yield valid('optional', property);
  if (schema.type === 'number') yield valid('type', 'a fraction');
  if (schema.additionalProperties === false) yield invalid('additionalProperties');
  for (const index of (schema.oneOf ?? []).keys()) yield valid('oneOf', String(index));
  if (schema.discriminator !== undefined) {
    yield invalid('discriminator', 'an unknown tag');
    yield invalid('discriminator', 'no tag');
  }
}

function* shownBy(fixtures: FixtureFile): Generator<Demand> {
  for (const valid of fixtures.valid) {
    for (const node of nodesOf(valid.site, valid.value)) yield* shownByValid(node);
    if (!valid.written) continue;
    for (const wrong of generatedCases(valid, fixtures.isRelease)) {
      // Vocabularies, forms and bounds are shown by fixtures that someone wrote.
      for (const shown of shownByInvalid(wrong)) if (SYSTEMATIC.has(shown.keyword)) yield shown;
    }
  }
  for (const wrong of fixtures.invalid) yield* shownByInvalid(wrong);
}

function* shownByValid({ site, schema, value, via }: TracedNode): Generator<Demand> {
  for (const reached of [site, ...via]) {
    yield demand('valid', reached, `use (${roleOf(reached)})`);
    if (partAt(reached)['x-refers-to'] !== undefined) yield demand('valid', reached, 'x-refers-to');
    const branch = /^(.*)\/oneOf\/(\d+)$/.exec(reached);
    if (branch !== null) yield demand('valid', branch[1] ?? '', 'oneOf', branch[2]);
  }
  if (schema.enum !== undefined) yield demand('valid', site, 'enum', String(value));
  if (schema.const !== undefined) yield demand('valid', site, 'const');
  if (isObject(value)) {
    const absent = optionalIn(schema).filter((name) => !Object.hasOwn(value, name));
    for (const name of absent) yield demand('valid', site, 'optional', name);
  }
  if (typeof value === 'number' && !Number.isInteger(value))
    yield demand('valid', site, 'type', 'a fraction');
}

/**
 * An invalid value counts only where all that is wrong with it is one value, and for a bound only where it
 * is just beyond it, so that a bound cannot be moved unnoticed.
 */
function* shownByInvalid(wrong: InvalidCase): Generator<Demand> {
  const failures = failuresOf(wrong);
  const places = new Set(failures.map(({ node }) => node.steps.join('/')));
  if (places.size !== 1) return;
  for (const { node, check } of failures) {
    const { site, via, schema, value } = node;
    if (!isJustBeyond(check.keyword, schema, value)) continue;
    yield demand('invalid', site, check.keyword, check.keyword === 'required' ? check.property : undefined);
    for (const passed of via) {
      yield demand('invalid', passed, '$ref');
      if (partAt(passed)['x-refers-to'] !== undefined) yield demand('invalid', passed, 'x-refers-to');
    }
    if (schema.discriminator !== undefined) yield* shownByUnion(site, value, check.keyword);
  }
}

/** In a union the tag is looked at first, so what the branches say of type and tag is said by the union. */
function* shownByUnion(site: string, value: Json, keyword: string): Generator<Demand> {
  const union = partAt(site);
  const name = union.discriminator?.propertyName ?? '';
  const tag = isObject(value) ? value[name] : undefined;
  if (keyword === 'discriminator' && tag === undefined) yield demand('invalid', site, keyword, 'no tag');
  if (keyword === 'discriminator' && typeof tag === 'string') {
    yield demand('invalid', site, keyword, 'an unknown tag');
    for (const { site: tagSite } of tagsOf(site, union)) yield demand('invalid', tagSite, 'const');
  }
  for (const [index, { $ref = '' }] of (union.oneOf ?? []).entries()) {
    const branch = targetOf(`${site}/oneOf/${index}`, $ref);
    if (keyword === 'type') yield demand('invalid', branch, 'type');
    else if (tag === undefined) yield demand('invalid', branch, 'required', name);
  }
}

function isJustBeyond(keyword: string, schema: Schema, value: Json): boolean {
  const length = typeof value === 'string' ? [...value].length : Array.isArray(value) ? value.length : 0;
  const { minLength = 0, maxLength = 0, minItems = 0, maxItems = 0, minimum = 0, maximum = 0 } = schema;
  switch (keyword) {
    case 'minLength':
      return length === minLength - 1;
    case 'maxLength':
      return length === maxLength + 1;
    case 'minItems':
      return length === minItems - 1;
    case 'maxItems':
      return length === maxItems + 1;
    case 'minimum':
      return minimum - Number(value) <= 1;
    case 'maximum':
      return Number(value) - maximum <= 1;
    default:
      return true;
  }
}

function optionalIn({ properties = {}, required = [] }: Schema): string[] {
  return Object.keys(properties).filter((name) => !required.includes(name));
}

function roleOf(site: string): SchemaPart['role'] {
  const steps = site.split('/');
  if (site.endsWith('#')) return 'file';
  if (steps.at(-1) === 'items' && steps.at(-2) !== 'properties') return 'items';
  const group = steps.at(-2);
  return group === 'oneOf' || group === 'properties' ? group : '$defs';
}

function demand(by: Demand['by'], site: string, keyword: string, detail?: string): Demand {
  return { by, site, keyword, ...(detail !== undefined && { detail }) };
}

function keyOf({ by, site, keyword, detail = '' }: Demand): string {
  return [by, site, keyword, detail].join(' ');
}

function describe({ by, site, keyword, detail }: Demand): string {
  const [file = '', pointer = ''] = site.split('#');
  const what = detail === undefined ? keyword : `${keyword} ${JSON.stringify(detail)}`;
  return `${file} ${pointer || '/'} ${what}: no ${by} fixture`;
}
