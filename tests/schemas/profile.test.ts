import { describe, expect, test } from 'vitest';
import { profileProblems } from '../../core/check/schema/profile.ts';
import { isDatasetName } from '../../core/shared/datasets.ts';
import type { Json } from '../../core/shared/json.ts';
import { formatPointer } from '../../core/shared/pointer.ts';
import type { Schema } from '../../core/shared/schema.ts';
import {
  ALL,
  AUTHORING,
  authoringValidator,
  partAt,
  partsOf,
  releaseValidator,
  type SchemaPart,
  targetOf,
} from './support/schema-files.ts';
import { tagsOf } from './support/trace.ts';

/** Values that may be anything: what stood in a record or a schema before and what stands there now. */
const ANY_VALUE = [
  'changes.schema.json#/$defs/field/properties/before',
  'changes.schema.json#/$defs/field/properties/after',
  'compat.schema.json#/$defs/schemaChange/properties/before',
  'compat.schema.json#/$defs/schemaChange/properties/after',
];
/** An object with a property for each field of a record, whichever it has. */
const ANY_PROPERTY: Readonly<Record<string, string[]>> = {
  'quality.schema.json': ['quality.schema.json#/$defs/fill'],
  // A record of any dataset.
  'changes.schema.json': ['changes.schema.json#/$defs/change/properties/record'],
};
/** Where documents of a release say what the values of such an object are, which records need not and may not. */
const TYPED_MAPS: Readonly<Record<string, string[]>> = {
  'quality.schema.json': ['/$defs/fill/additionalProperties'],
};
/** What may stand beside a reference: words for people and tools, which check nothing. */
const BESIDE_REF = ['$ref', 'title', 'description', 'examples', 'x-refers-to', 'x-curated'];

describe.each([...ALL])('%s', (file, schema) => {
  const parts = [...partsOf(file, schema)];
  const sitesOf = (isWrong: (part: SchemaPart) => boolean): string[] =>
    parts.filter(isWrong).map(({ site }) => site);

  test('is within the portable profile', () => {
    // A schema file is JSON.
    const places = [...profileProblems(schema as unknown as Json)].map(({ steps }) => formatPointer(steps));
    expect(places).toEqual(TYPED_MAPS[file] ?? []);
  });

  test('says which dialect it is in, and is called what its file is called', () => {
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(schema.$id).toBe(file);
  });

  test('gives every value one type, a reference, or is meant to hold anything', () => {
    const untyped = sitesOf(
      ({ role, schema: { type, $ref, $defs } }) =>
        $ref === undefined && typeof type !== 'string' && !(role === 'file' && $defs !== undefined),
    );
    expect(untyped).toEqual(ANY_VALUE.filter((site) => site.startsWith(file)));
  });

  test('closes every object, but for those that have any property', () => {
    const open = sitesOf(
      ({ schema: { type, oneOf, additionalProperties } }) =>
        type === 'object' && oneOf === undefined && additionalProperties !== false,
    );
    expect(open).toEqual(ANY_PROPERTY[file] ?? []);
  });

  test('requires only properties that it has', () => {
    const astray = sitesOf(({ schema: { required = [], properties = {} } }) =>
      required.some((name) => !Object.hasOwn(properties, name)),
    );
    expect(astray).toEqual([]);
  });

  test('lets nothing beside a reference that would check something', () => {
    const more = sitesOf(
      ({ schema: part }) =>
        part.$ref !== undefined && Object.keys(part).some((key) => !BESIDE_REF.includes(key)),
    );
    expect(more).toEqual([]);
  });

  test('describes every property and definition, and the whole', () => {
    const isPlain = ({ site, role, schema: part }: SchemaPart): boolean =>
      ['file', 'properties', 'x-computed', '$defs'].includes(role) && descriptionOf(site, part).length < 4;
    expect(sitesOf(isPlain)).toEqual([]);
  });

  test('gives every definition a title that a type can be named after', () => {
    const untitled = sitesOf(
      ({ role, schema: { title = '' } }) =>
        (role === 'file' || role === '$defs') && !/^[A-Z][A-Za-z0-9]+$/.test(title),
    );
    expect(untitled).toEqual([]);
  });

  test('has vocabularies of different texts', () => {
    const odd = sitesOf(({ schema: { enum: values } }) => {
      const words = new Set(values?.filter((value) => /^[a-z]+(-[a-z]+)*$/.test(value)));
      return values !== undefined && (words.size === 0 || words.size !== values.length);
    });
    expect(odd).toEqual([]);
  });

  test('tells the branches of a union apart by a required tag', () => {
    for (const { site, schema: part } of parts.filter((one) => one.schema.oneOf !== undefined)) {
      const tag = part.discriminator?.propertyName ?? '';
      const values = tagsOf(site, part).map((one) => one.tag.const);
      expect(values.every((value) => typeof value === 'string')).toBe(true);
      expect(new Set(values).size).toBe(part.oneOf?.length);
      for (const [index, { $ref = '' }] of (part.oneOf ?? []).entries()) {
        expect(partAt(targetOf(`${site}/oneOf/${index}`, $ref)).required).toContain(tag);
      }
    }
  });

  test('lets only ids refer to records, and only to those of a dataset', () => {
    for (const { schema: part } of parts) {
      const dataset = part['x-refers-to'];
      if (dataset === undefined) continue;
      expect(isDatasetName(dataset)).toBe(true);
      expect(part.$ref).toMatch(/(^|^common\.schema\.json)#\/\$defs\/id$/);
    }
  });

  test('has only examples that are valid where they stand', () => {
    const examples = parts.flatMap(({ site, schema: part }) =>
      (part.examples ?? []).map((example) => ({ site, example })),
    );
    expect(examples.length).toBeGreaterThan(0);
    const wrong = examples.filter(({ site, example }) => !isValid(file, site, example));
    expect(wrong).toEqual([]);
  });
});

/** The description of a value, which may stand at the definition that it refers to. */
function descriptionOf(site: string, schema: Schema): string {
  if (schema.description !== undefined || schema.$ref === undefined) return schema.description ?? '';
  const target = targetOf(site, schema.$ref);
  return descriptionOf(target, partAt(target));
}

function isValid(file: string, site: string, value: Json): boolean {
  const validator = AUTHORING.has(file) ? authoringValidator : releaseValidator;
  return validator(site.replace(/#$/, ''))(value) === true;
}
