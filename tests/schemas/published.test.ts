import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import type { CheckedCollection, CheckedEntry } from '../../core/check/collection.ts';
import { nonConforming } from '../../core/compare/compatibility.ts';
import { compoundSchema } from '../../core/compare/compound-schema.ts';
import { publishedSchema } from '../../core/compare/published-schema.ts';
import { snapshotOf } from '../../core/compare/snapshot.ts';
import { DATASETS, isDatasetName } from '../../core/shared/datasets.ts';
import { isObject, type Json, type JsonObject } from '../../core/shared/json.ts';
import { formatPointer } from '../../core/shared/pointer.ts';
import type { Schema } from '../../core/shared/schema.ts';
import type { Unit } from '../../core/shared/units.ts';
import { FIXTURES, withValue } from './support/fixtures.ts';
import { UNKNOWN_PROPERTY } from './support/generated.ts';
import { AUTHORING, partsOf } from './support/schema-files.ts';
import { nodesOf, type TracedNode } from './support/trace.ts';

/** The keywords of JSON Schema 2020-12 that every validator knows and that no reader has to interpret. */
const STANDARD = new Set([
  '$schema',
  '$defs',
  '$ref',
  'title',
  'description',
  'examples',
  'type',
  'const',
  'enum',
  'pattern',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'required',
  'properties',
  'minProperties',
  'items',
  'minItems',
  'uniqueItems',
  'oneOf',
  'anyOf',
]);

/** The vocabularies that may grow in a minor release; all others are closed until the next major one. */
const GROWING = [
  'actor.schema.json#/properties/kind',
  'agreement.schema.json#/$defs/party/properties/capacity',
  'agreement.schema.json#/properties/instrument',
  'common.schema.json#/$defs/topic',
  'place.schema.json#/properties/kind',
  'source.schema.json#/properties/kind',
];

const NEW_VALUE = 'something-new';
const TYPES = [...Object.values(DATASETS), 'tombstone'];

const snapshot = snapshotOf(collectionOfFixtures());

test('exactly the vocabularies that are meant to grow can', () => {
  const parts = [...AUTHORING].flatMap(([file, schema]) => [...partsOf(file, schema)]);
  const growing = parts.filter(({ schema }) => schema['x-growing'] === true).map(({ site }) => site);
  expect(growing.sort()).toEqual(GROWING);
});

test('a release publishes one schema for each type of record, and one for tombstones', () => {
  expect([...snapshot.schemas.keys()].sort()).toEqual(TYPES.map((type) => `${type}.schema.json`).sort());
});

describe.each(TYPES)('the published schema of %s', (type) => {
  const file = `${type}.schema.json`;
  const published = publishedOf(type);
  const parts = [...partsOf(file, published)];
  const isValid = new Ajv2020({ strict: true, strictTypes: false }).compile(published);
  const entries = snapshot.entries.filter(
    ({ kind, dataset }) => type === (kind === 'tombstone' ? 'tombstone' : DATASETS[dataset]),
  );
  /** Every value of every fixture, with the authoring schema that it was written under. */
  const nodes = entries.flatMap(({ content }) =>
    [...nodesOf(`${file}#`, content)].map((node) => ({ content, node })),
  );
  const withNode = (content: JsonObject, { steps }: TracedNode, value: Json): Json =>
    withValue(content, formatPointer(steps), value);

  test('is the compound schema, published, without an address', () => {
    const { $id, ...rest } = publishedSchema(compoundSchema(AUTHORING, file));
    expect($id).toBe(file);
    expect(published).toEqual(rest);
  });

  test('uses only standard keywords', () => {
    const used = new Set(parts.flatMap(({ schema }) => Object.keys(schema)));
    expect([...used].filter((keyword) => !STANDARD.has(keyword))).toEqual([]);
    expect(JSON.stringify(published)).not.toMatch(/"(x-[a-z-]+|discriminator|additionalProperties)":/);
  });

  test('is self-contained: every reference leads to one of its definitions, and all are referred to', () => {
    const references = parts.flatMap(({ schema }) => schema.$ref ?? []);
    const definitions = Object.keys(published.$defs ?? {}).map((name) => `#/$defs/${name}`);
    expect([...new Set(references)].sort()).toEqual(definitions.sort());
    expect(parts.filter(({ schema, role }) => role !== '$defs' && schema.$defs !== undefined)).toHaveLength(
      1,
    );
  });

  test('accepts every valid fixture with its computed fields', () => {
    expect(entries.length).toBeGreaterThan(1);
    expect(nonConforming(entries, snapshot.schemas)).toEqual([]);
    expect(entries.filter(({ content }) => !isValid(content))).toEqual([]);
  });

  test('accepts an unknown property in every object', () => {
    const more = nodes.flatMap(({ content, node }) =>
      isObject(node.value)
        ? [withNode(content, node, { ...node.value, [UNKNOWN_PROPERTY]: { any: ['thing', null] } })]
        : [],
    );
    expect(more.length).toBeGreaterThan(0);
    expect(more.filter((value) => !isValid(value))).toEqual([]);
  });

  test('refuses every object without one of its required properties', () => {
    const fewer = nodes.flatMap(({ content, node }) => {
      const { value } = node;
      if (!isObject(value)) return [];
      return (node.schema.required ?? []).map((name) => {
        const { [name]: _, ...rest } = value;
        return { without: formatPointer([...node.steps, name]), value: withNode(content, node, rest) };
      });
    });
    expect(fewer.length).toBeGreaterThan(0);
    expect(fewer.filter(({ value }) => isValid(value))).toEqual([]);
  });

  test('accepts a new value in a growing vocabulary, and refuses one in a closed vocabulary', () => {
    const answers = nodes
      .filter(({ node }) => node.schema.enum !== undefined)
      .map(({ content, node }) => ({
        site: node.site,
        isAccepted: isValid(withNode(content, node, NEW_VALUE)),
      }));
    expect(answers.filter(({ site, isAccepted }) => isAccepted !== GROWING.includes(site))).toEqual([]);
  });

  test('refuses in every vocabulary, growing or closed, what is no text', () => {
    const numbers = nodes
      .filter(({ node }) => node.schema.enum !== undefined)
      .map(({ content, node }) => withNode(content, node, 7));
    expect(numbers.filter((value) => isValid(value))).toEqual([]);
  });

  test('refuses a union of an unknown kind', () => {
    const strange = nodes.flatMap(({ content, node }) =>
      node.tag !== undefined && isObject(node.value)
        ? [withNode(content, node, { ...node.value, [node.tag]: NEW_VALUE })]
        : [],
    );
    expect(strange.filter((value) => isValid(value))).toEqual([]);
    expect(strange.length > 0).toBe(['agreement', 'statement', 'figure'].includes(type));
  });
});

describe('what the build computes', () => {
  test('is these four fields, and no others', () => {
    const parts = [...AUTHORING].flatMap(([file, schema]) => [...partsOf(file, schema)]);
    const computed = parts.filter(({ role }) => role === 'x-computed').map(({ site }) => site);
    expect(computed.sort()).toEqual([
      'agreement.schema.json#/x-computed/status',
      'figure.schema.json#/$defs/claim/x-computed/base',
      'figure.schema.json#/x-computed/comparison',
      'source.schema.json#/x-computed/citation',
    ]);
  });

  test.each([
    'proposed',
    'negotiated',
    'initialled',
    'signed',
    'ratified',
    'in-force',
    'suspended',
    'superseded',
    'terminated',
    'rejected',
    'unknown',
  ])('may be the status %s of an agreement', (status) => {
    expect(accepts('agreement', '/status', status)).toBe(true);
  });

  test.each(['amended', 'extended', NEW_VALUE, '', null])('is never the status %j', (status) => {
    expect(accepts('agreement', '/status', status)).toBe(false);
  });

  test.each(['single', 'consistent', 'conflicting'])('may be the comparison %s of claims', (comparison) => {
    expect(accepts('figure', '/comparison', comparison)).toBe(true);
  });

  test.each(['unclear', '', null])('is never the comparison %j', (comparison) => {
    expect(accepts('figure', '/comparison', comparison)).toBe(false);
  });

  test.each([
    { unit: 'm', value: 42968.5 },
    { unit: 'm', low: 40000, high: 45000 },
    { unit: 'USD', value: -1 },
  ])('may be the amount %j', (base) => {
    expect(accepts('figure', '/claims/0/base', base)).toBe(true);
  });

  test.each([
    { value: 1 },
    { unit: 'Metres', value: 1 },
    { unit: 'a'.repeat(41) },
    { unit: 'm', value: '1' },
    { unit: 'm', low: '1' },
    { unit: 'm', high: null },
    [],
  ])('is never the amount %j', (base) => {
    expect(accepts('figure', '/claims/0/base', base)).toBe(false);
  });

  test('is a citation in words', () => {
    expect(accepts('source', '/citation', 'Example Gazette.')).toBe(true);
    expect(accepts('source', '/citation', null)).toBe(false);
  });

  test.each([
    ['agreement', '/status'],
    ['figure', '/comparison'],
    ['figure', '/claims/0/base'],
    ['source', '/citation'],
  ])('is there in every published %s: %s', (type, pointer) => {
    expect(accepts(type, pointer, undefined)).toBe(false);
  });
});

describe('a published date', () => {
  test('is bounded in length, though its form is checked before it is published', () => {
    const date = (text: string): boolean => accepts('statement', '/saidOn', text);
    expect(date('1994-05-12/1994-05-13')).toBe(true);
    expect(date('199')).toBe(false);
    expect(date('1'.repeat(30))).toBe(true);
    expect(date('1'.repeat(31))).toBe(false);
  });
});

/** Whether the published schema accepts the first fixture of a type with another value at a pointer. */
function accepts(type: string, pointer: string, value: Json | undefined): boolean {
  const entry = snapshot.entries.find(({ dataset }) => DATASETS[dataset] === type);
  if (entry === undefined) throw new TypeError(`There is no fixture of ${type}.`);
  const validate = new Ajv2020({ strict: true, strictTypes: false }).compile(publishedOf(type));
  return validate(withValue(entry.content, pointer, value));
}

function publishedOf(type: string): Schema {
  const schema = snapshot.schemas.get(`${type}.schema.json`);
  if (schema === undefined) throw new TypeError(`There is no published schema of ${type}.`);
  return schema;
}

/** Every valid fixture as a record of one collection. */
function collectionOfFixtures(): CheckedCollection {
  const datasets = new Map(
    Object.entries(DATASETS).map(([dataset, type]) => [`${type}.schema.json`, dataset]),
  );
  datasets.set('tombstone.schema.json', 'places');
  const entries = FIXTURES.flatMap(({ schema, valid }) => {
    const dataset = datasets.get(schema);
    if (dataset === undefined || !isDatasetName(dataset)) return [];
    return valid.map(({ value }): CheckedEntry => {
      const content = isObject(value) ? value : {};
      const id = String(content.id);
      const document = { path: `datasets/${dataset}/${id}.json`, text: JSON.stringify(content), value };
      const kind = schema === 'tombstone.schema.json' ? 'tombstone' : 'record';
      // Valid under the schema of its dataset, as fixtures.test.ts shows.
      return { kind, dataset, id, document, content } as unknown as CheckedEntry;
    });
  });
  const units: Unit[] = JSON.parse(
    readFileSync(new URL('../../schemas/units.json', import.meta.url), 'utf8'),
  );
  return {
    files: { datasets: [], schemas: [] },
    settings: {
      name: 'example-diplomacy',
      title: 'Example diplomacy',
      description: 'Agreements and statements on an example.',
      license: 'CC-BY-4.0',
    },
    entries,
    schemas: AUTHORING,
    units: new Map(units.map((unit) => [unit.code, unit])),
  };
}
