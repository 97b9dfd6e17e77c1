import { describe, expect, it } from 'vitest';
import { compoundSchema, mapSchemas, recordTypesSchema } from '../../../core/compare/compound-schema.ts';
import { DATASET_NAMES, DATASETS } from '../../../core/shared/datasets.ts';
import type { Schema, SchemaSet } from '../../../core/shared/schema.ts';
import { snapshot } from '../publish/samples.ts';

const ID: Schema = { title: 'Id', type: 'string' };

/** A set with one record type, which refers to common definitions. */
function setWith(root: Schema, common: Record<string, Schema> = { id: ID }): SchemaSet {
  return new Map([
    ['road.schema.json', root],
    ['common.schema.json', { $defs: common }],
  ]);
}

/** Every `$ref` at whatever depth. */
function referencesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === '$ref' && typeof inner === 'string' ? [inner] : referencesIn(inner),
  );
}

describe('a compound schema', () => {
  it('holds every definition that it reaches, under its title, and refers to nothing else', () => {
    const schemas = setWith(
      {
        title: 'Road',
        type: 'object',
        properties: {
          id: { $ref: 'common.schema.json#/$defs/id' },
          gates: { type: 'array', items: { $ref: '#/$defs/gate' } },
        },
        $defs: {
          gate: {
            title: 'Gate',
            type: 'object',
            properties: { name: { $ref: 'common.schema.json#/$defs/name' } },
          },
          unused: { title: 'Unused', type: 'string' },
        },
      },
      { id: ID, name: { title: 'Name', type: 'string' } },
    );
    expect(compoundSchema(schemas, 'road.schema.json')).toEqual({
      title: 'Road',
      type: 'object',
      properties: {
        id: { $ref: '#/$defs/Id' },
        gates: { type: 'array', items: { $ref: '#/$defs/Gate' } },
      },
      $defs: {
        Gate: { title: 'Gate', type: 'object', properties: { name: { $ref: '#/$defs/Name' } } },
        Id: ID,
        Name: { title: 'Name', type: 'string' },
      },
    });
  });

  it('takes references in unions and computed fields along', () => {
    const $ref = 'common.schema.json#/$defs/id';
    const schemas = setWith({ oneOf: [{ $ref }], anyOf: [{ $ref }], 'x-computed': { of: { $ref } } });
    expect(compoundSchema(schemas, 'road.schema.json')).toEqual({
      oneOf: [{ $ref: '#/$defs/Id' }],
      anyOf: [{ $ref: '#/$defs/Id' }],
      'x-computed': { of: { $ref: '#/$defs/Id' } },
      $defs: { Id: ID },
    });
  });

  it('keeps what stands beside a reference, there and only there', () => {
    const schemas = setWith({
      properties: {
        start: { $ref: 'common.schema.json#/$defs/id', description: 'Where it begins.' },
        end: { $ref: 'common.schema.json#/$defs/id' },
      },
    });
    expect(compoundSchema(schemas, 'road.schema.json')).toEqual({
      properties: {
        start: { $ref: '#/$defs/Id', description: 'Where it begins.' },
        end: { $ref: '#/$defs/Id' },
      },
      $defs: { Id: ID },
    });
  });

  it('lets a definition refer to itself', () => {
    const part: Schema = { title: 'Part', properties: { parts: { items: { $ref: '#/$defs/part' } } } };
    const schemas = setWith({ properties: { part: { $ref: '#/$defs/part' } }, $defs: { part } });
    expect(compoundSchema(schemas, 'road.schema.json').$defs).toEqual({
      Part: { title: 'Part', properties: { parts: { items: { $ref: '#/$defs/Part' } } } },
    });
  });

  it('takes a definition once, however many ways lead to it', () => {
    const schemas = setWith({
      properties: {
        id: { $ref: 'common.schema.json#/$defs/id' },
        other: { $ref: '#/$defs/alias' },
      },
      $defs: { alias: { $ref: 'common.schema.json#/$defs/id' } },
    });
    expect(compoundSchema(schemas, 'road.schema.json').$defs).toEqual({ Id: ID });
  });

  it('leaves the schemas that it was made from as they are', () => {
    const schemas = setWith({ properties: { id: { $ref: 'common.schema.json#/$defs/id' } } });
    const before = structuredClone([...schemas]);
    compoundSchema(schemas, 'road.schema.json');
    expect([...schemas]).toEqual(before);
  });

  it.each<{ why: string; root: Schema; message: string }>([
    {
      why: 'two definitions share a title',
      root: {
        properties: { a: { $ref: 'common.schema.json#/$defs/id' }, b: { $ref: '#/$defs/id' } },
        $defs: { id: { title: 'Id', type: 'string', maxLength: 9 } },
      },
      message: 'Two definitions have the title Id.',
    },
    {
      why: 'a definition has no title',
      root: { properties: { a: { $ref: '#/$defs/a' } }, $defs: { a: { type: 'string' } } },
      message: 'road.schema.json: the definition behind "#/$defs/a" has no title.',
    },
    {
      why: 'a definition is not there',
      root: { properties: { a: { $ref: '#/$defs/nowhere' } } },
      message: 'road.schema.json: $ref "#/$defs/nowhere" leads nowhere',
    },
    {
      why: 'a file is not there',
      root: { properties: { a: { $ref: 'lost.schema.json#/$defs/a' } } },
      message: 'road.schema.json: $ref "lost.schema.json#/$defs/a" leads nowhere',
    },
  ])('cannot be made where $why', ({ root, message }) => {
    expect(() => compoundSchema(setWith(root), 'road.schema.json')).toThrow(new TypeError(message));
  });

  it('cannot be made of a file that is not there', () => {
    expect(() => compoundSchema(new Map(), 'road.schema.json')).toThrow(
      new TypeError('There is no schema road.schema.json.'),
    );
  });
});

describe('the shipped schemas', () => {
  const { authoringSchemas } = snapshot();

  it.each([...Object.values(DATASETS), 'tombstone'])('of %s become self-contained', (type) => {
    const compound = compoundSchema(authoringSchemas, `${type}.schema.json`);
    const known = Object.keys(compound.$defs ?? {}).map((title) => `#/$defs/${title}`);
    expect(referencesIn(compound).filter((reference) => !known.includes(reference))).toEqual([]);
  });

  it('fit into one schema, whose properties are the datasets', () => {
    const all = recordTypesSchema(authoringSchemas);
    expect(Object.keys(all.properties ?? {})).toEqual(DATASET_NAMES);
    expect(all.required).toEqual(DATASET_NAMES);
    expect(all.properties?.agreements).toEqual({ $ref: '#/$defs/Agreement' });
    expect(Object.keys(all.$defs ?? {})).toContain('Tombstone');
  });
});

describe('changing every schema inside a schema', () => {
  it('begins with the innermost and ends with the schema itself', () => {
    const order: (string | undefined)[] = [];
    const note = (schema: Schema): Schema => {
      order.push(schema.title);
      return { ...schema, deprecated: true };
    };
    const changed = mapSchemas(
      { title: 'outer', properties: { a: { title: 'middle', items: { title: 'inner' } } } },
      note,
    );
    expect(order).toEqual(['inner', 'middle', 'outer']);
    expect(changed.properties?.a?.items).toEqual({ title: 'inner', deprecated: true });
  });
});
