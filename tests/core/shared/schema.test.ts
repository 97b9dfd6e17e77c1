import { describe, expect, test } from 'vitest';
import type { Json } from '../../../core/shared/json.ts';
import { formatPointer } from '../../../core/shared/pointer.ts';
import { dereference, type Schema, type SchemaSet, walk } from '../../../core/shared/schema.ts';

const SHARED: Schema = {
  title: 'Shared',
  $defs: {
    id: { title: 'Id', type: 'string', description: 'A name.', maxLength: 80 },
    localId: { $ref: '#/$defs/id', description: 'A name nearby.' },
    boat: {
      title: 'Boat',
      type: 'object',
      properties: { kind: { type: 'string', const: 'boat' }, harbour: { $ref: '#/$defs/id' } },
    },
    sledge: {
      title: 'Sledge',
      type: 'object',
      properties: { kind: { type: 'string', const: 'sledge' }, dogs: { type: 'integer' } },
    },
    vehicle: {
      title: 'Vehicle',
      type: 'object',
      discriminator: { propertyName: 'kind' },
      oneOf: [{ $ref: '#/$defs/boat' }, { $ref: '#/$defs/sledge' }],
    },
  },
};

const JOURNEY: Schema = {
  title: 'Journey',
  type: 'object',
  properties: {
    id: { $ref: 'shared.schema.json#/$defs/id' },
    stops: {
      type: 'array',
      items: { $ref: '#/$defs/stop' },
    },
    vehicle: { $ref: 'shared.schema.json#/$defs/vehicle' },
    lists: { type: 'array', items: { type: 'array', items: { type: 'integer' } } },
    anything: { description: 'Anything.' },
    toString: { type: 'string' },
  },
  $defs: {
    stop: {
      title: 'Stop',
      type: 'object',
      properties: {
        place: {
          $ref: 'shared.schema.json#/$defs/localId',
          'x-refers-to': 'places',
          description: 'Where the journey pauses.',
        },
        note: { type: 'string' },
      },
    },
    id: { title: 'JourneyId', type: 'integer' },
  },
};

const SCHEMAS: SchemaSet = new Map([
  ['shared.schema.json', SHARED],
  ['journey.schema.json', JOURNEY],
]);

function behind($ref: string, beside: Schema = {}): { schema: Schema; fileName: string } {
  return dereference(SCHEMAS, 'journey.schema.json', { $ref, ...beside });
}

describe('dereference', () => {
  test('gives back a schema without a reference as it is', () => {
    const schema = { type: 'string' };
    const found = dereference(SCHEMAS, 'journey.schema.json', schema);
    expect(found.schema).toBe(schema);
    expect(found.fileName).toBe('journey.schema.json');
  });

  test('follows a reference within the file', () => {
    expect(behind('#/$defs/id')).toEqual({
      schema: { title: 'JourneyId', type: 'integer' },
      fileName: 'journey.schema.json',
    });
  });

  test('follows a reference into another file, and says which file that is', () => {
    const { schema, fileName } = behind('shared.schema.json#/$defs/id');
    expect(schema).toEqual({ title: 'Id', type: 'string', description: 'A name.', maxLength: 80 });
    expect(fileName).toBe('shared.schema.json');
  });

  test('follows a reference to a whole file', () => {
    expect(behind('shared.schema.json')).toEqual({ schema: SHARED, fileName: 'shared.schema.json' });
  });

  test('reads a local reference in another file as one of that file', () => {
    const { schema, fileName } = behind('shared.schema.json#/$defs/localId');
    expect(schema.title).toBe('Id');
    expect(fileName).toBe('shared.schema.json');
  });

  test('lets keywords beside a reference win, the nearest first, and drops the reference', () => {
    const twice = behind('shared.schema.json#/$defs/localId');
    expect(twice.schema.description).toBe('A name nearby.');
    const thrice = behind('shared.schema.json#/$defs/localId', {
      description: 'Where it pauses.',
      'x-refers-to': 'places',
    });
    expect(thrice.schema).toEqual({
      title: 'Id',
      type: 'string',
      description: 'Where it pauses.',
      maxLength: 80,
      'x-refers-to': 'places',
    });
  });

  test('leaves the schemas as they were', () => {
    const before = structuredClone([SHARED, JOURNEY]);
    behind('shared.schema.json#/$defs/localId', { description: 'Where it pauses.' });
    expect([SHARED, JOURNEY]).toEqual(before);
  });

  test.each([
    ['a definition that does not exist', '#/$defs/nothing'],
    ['a definition of another file that does not exist', 'shared.schema.json#/$defs/nothing'],
    ['a file that does not exist', 'nothing.schema.json'],
    ['a definition of a file that does not exist', 'nothing.schema.json#/$defs/id'],
    ['a place that is no definition', '#/properties/id'],
    ['a definition of the other file, as if it were here', '#/$defs/vehicle'],
  ])('throws for %s, naming the file and the reference', (_, $ref) => {
    const attempt = (): unknown => behind($ref);
    expect(attempt).toThrow(TypeError);
    expect(attempt).toThrow(`journey.schema.json: $ref "${$ref}" leads nowhere`);
  });
});

/** Where a walk comes by, with the title or type of the schema that it finds there. */
function route(value: Json, schema: Schema = JOURNEY): [string, string][] {
  return [...walk(SCHEMAS, 'journey.schema.json', schema, value)].map((node) => [
    formatPointer(node.steps),
    node.schema.title ?? node.schema.type ?? 'any',
  ]);
}

describe('walk', () => {
  test('gives the value itself first', () => {
    expect(route({})).toEqual([['', 'Journey']]);
    expect(route('text', { type: 'string' })).toEqual([['', 'string']]);
    expect(route(null, { type: 'string' })).toEqual([['', 'string']]);
  });

  test('goes through lists and objects in the order of the schema', () => {
    const value = { stops: [{ note: 'a', place: 'x' }, {}], id: 'there' };
    expect(route(value)).toEqual([
      ['', 'Journey'],
      ['/id', 'Id'],
      ['/stops', 'array'],
      ['/stops/0', 'Stop'],
      ['/stops/0/place', 'Id'],
      ['/stops/0/note', 'string'],
      ['/stops/1', 'Stop'],
    ]);
  });

  test('counts the items of a list within a list', () => {
    expect(route({ lists: [[], [7]] })).toEqual([
      ['', 'Journey'],
      ['/lists', 'array'],
      ['/lists/0', 'array'],
      ['/lists/1', 'array'],
      ['/lists/1/0', 'integer'],
    ]);
  });

  test('gives each value with its schema, in which what stands beside a reference wins', () => {
    const value = { stops: [{ place: 'border-town' }] };
    const node = [...walk(SCHEMAS, 'journey.schema.json', JOURNEY, value)].at(-1);
    expect(node?.value).toBe('border-town');
    expect(node?.steps).toEqual(['stops', 0, 'place']);
    expect(node?.schema['x-refers-to']).toBe('places');
    expect(node?.schema.description).toBe('Where the journey pauses.');
    expect(node?.schema.maxLength).toBe(80);
    expect(node?.schema.$ref).toBeUndefined();
  });

  test('follows the branch of a union that the tag names', () => {
    expect(route({ vehicle: { kind: 'sledge', dogs: 6, harbour: 'none' } })).toEqual([
      ['', 'Journey'],
      ['/vehicle', 'Vehicle'],
      ['/vehicle/kind', 'string'],
      ['/vehicle/dogs', 'integer'],
    ]);
  });

  test('reads references of a branch in the file of that branch', () => {
    // The file of the journey has a definition "id" of its own.
    expect(route({ vehicle: { kind: 'boat', harbour: 'border-town' } })).toEqual([
      ['', 'Journey'],
      ['/vehicle', 'Vehicle'],
      ['/vehicle/kind', 'string'],
      ['/vehicle/harbour', 'Id'],
    ]);
  });

  test.each([
    ['an unknown tag', { kind: 'balloon', dogs: 6 }],
    ['no tag', { dogs: 6 }],
  ])('goes no further into a union with %s', (_, vehicle) => {
    expect(route({ vehicle })).toEqual([
      ['', 'Journey'],
      ['/vehicle', 'Vehicle'],
    ]);
  });

  test('passes over properties that the schema does not know', () => {
    expect(route({ unknown: { id: 'x' } })).toEqual([['', 'Journey']]);
  });

  test('passes over what every object inherits, and sees it where it is given', () => {
    expect(route({})).toEqual([['', 'Journey']]);
    expect(route({ toString: 'given' })).toEqual([
      ['', 'Journey'],
      ['/toString', 'string'],
    ]);
  });

  test('goes no further where the schema says nothing of the inside', () => {
    expect(route({ anything: { id: ['x'] } })).toEqual([
      ['', 'Journey'],
      ['/anything', 'any'],
    ]);
    expect(route([{ id: 'x' }], { type: 'array' })).toEqual([['', 'array']]);
  });

  test('throws where it meets a reference that leads nowhere, and only then', () => {
    const schema: Schema = { type: 'object', properties: { astray: { $ref: '#/$defs/nothing' } } };
    expect(route({}, schema)).toEqual([['', 'object']]);
    expect(() => route({ astray: 1 }, schema)).toThrow('"#/$defs/nothing" leads nowhere');
  });
});
