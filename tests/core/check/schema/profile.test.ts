import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { profileProblems } from '../../../../core/check/schema/profile.ts';
import type { Json, JsonObject } from '../../../../core/shared/json.ts';
import { formatPointer } from '../../../../core/shared/pointer.ts';
import { validProject } from '../project.ts';

function problems(schema: Json): [pointer: string, message: string][] {
  return [...profileProblems(schema)].map(({ steps, message }) => [formatPointer(steps), message]);
}

const OPEN = 'This object is open: a misspelt property would pass.';
const SLOW = 'This pattern can take exponential time on some texts, or is no regular expression.';
const described = { type: 'string', description: 'A text.' };
const object = (properties: JsonObject): JsonObject => ({
  type: 'object',
  additionalProperties: false,
  properties,
});

describe('profileProblems', () => {
  it.each([
    'prefixItems',
    'unevaluatedProperties',
    '$dynamicRef',
    'patternProperties',
    'dependentRequired',
    'not',
    'if',
    'then',
    'else',
    'anyOf',
    'allOf',
    'contains',
    'default',
    'x-unknown',
  ])('reports the keyword %s', (keyword) => {
    expect(problems({ type: 'object', [keyword]: {} })).toEqual([
      [`/${keyword}`, `The keyword "${keyword}" is outside the portable profile.`],
    ]);
  });

  it.each<[string, Json, string, string]>([
    ['a list of types', { type: ['string', 'null'] }, '/type', 'The value of "type" must be a text.'],
    ['a bound that is a text', { minLength: '3' }, '/minLength', 'The value of "minLength" must be a count.'],
    [
      'a flag that is a text',
      { uniqueItems: 'yes' },
      '/uniqueItems',
      'The value of "uniqueItems" must be true or false.',
    ],
    [
      'one example that is not in a list',
      { examples: 'a' },
      '/examples',
      'The value of "examples" must be a list.',
    ],
    ['an object that is open', { type: 'object', properties: {} }, '', OPEN],
    ['one that says so', { type: 'object', properties: {}, additionalProperties: true }, '', OPEN],
    ['a union without a tag', { oneOf: [{ type: 'string' }] }, '/oneOf', 'This union has no tag.'],
    ['a schema that is true', true, '', 'A schema here must be an object.'],
    [
      'a property without a description',
      object({ a: { type: 'string' } }),
      '/properties/a',
      'There is no description.',
    ],
    [
      'a computed property without a description',
      { 'x-computed': { a: { type: 'string' } } },
      '/x-computed/a',
      'There is no description.',
    ],
    [
      'a definition without a description',
      { $defs: { a: { title: 'A', type: 'string' } } },
      '/$defs/a',
      'There is no description.',
    ],
    [
      'a required property that is none',
      { ...object({ a: described }), required: ['a', 'b'] },
      '/required',
      '"b" is required and is no property here.',
    ],
    [
      'a required property that every object inherits',
      { ...object({ a: described }), required: ['toString'] },
      '/required',
      '"toString" is required and is no property here.',
    ],
    [
      'a keyword beside a reference',
      { $ref: '#/$defs/a', maxLength: 5 },
      '/maxLength',
      '"maxLength" stands beside a "$ref", where code generators overlook it.',
    ],
    [
      'a format other than edtf',
      { type: 'string', format: 'date' },
      '/format',
      'The format "date" is outside the portable profile.',
    ],
    ['a definition without a title', { $defs: { a: described } }, '/$defs/a', 'The definition has no title.'],
  ])('reports %s', (_, schema, pointer, message) => {
    expect(problems(schema)).toEqual([[pointer, message]]);
  });

  it.each<[string, Json, string]>([
    ['items that are false', { type: 'array', items: false }, '/items'],
    ['a reference that is a number', { $ref: 5 }, '/$ref'],
    ['a property that is true', object({ a: true }), '/properties/a'],
  ])('reports %s, once', (_, schema, pointer) => {
    expect(problems(schema).map(([place]) => place)).toEqual([pointer]);
  });

  const open = { type: 'object', description: 'An object.', properties: {} };
  it.each<[string, Json, string]>([
    ['a definition', { $defs: { a: { title: 'A', ...open } } }, '/$defs/a'],
    ['a property', object({ a: open }), '/properties/a'],
    ['a computed property', { 'x-computed': { a: open } }, '/x-computed/a'],
    ['the items of a list', { type: 'array', items: open }, '/items'],
    [
      'a branch of a union',
      { discriminator: { propertyName: 'kind' }, oneOf: [{ type: 'string' }, open] },
      '/oneOf/1',
    ],
  ])('looks into %s', (_, schema, pointer) => {
    expect(problems(schema)).toEqual([[pointer, OPEN]]);
  });

  it.each([
    'https://example.org/a.schema.json',
    '//example.org/a.schema.json',
    'file:///etc/passwd',
    '../a.schema.json',
    'release/manifest.schema.json',
    'a.json',
    '#/properties/a',
    '#/$defs/a/b',
    '#',
    '',
  ])('reports the reference "%s", which leaves schemas/ or its definitions', (reference) => {
    expect(problems({ $ref: reference })).toEqual([
      ['/$ref', `The reference "${reference}" does not stay within schemas/.`],
    ]);
  });

  it.each(['#/$defs/a', 'common.schema.json', 'common.schema.json#/$defs/id'])(
    'accepts the reference "%s"',
    (reference) => {
      expect(problems({ $ref: reference })).toEqual([]);
    },
  );

  it.each(['^(a+)+$', '^(?:a*)*$', '(a+){2,}', '^([a-z]+)*$', '^((a+))+$', '^((a+)b?)+$', '^(a{1,9})+$'])(
    'reports the pattern %s, which can take exponential time',
    (pattern) => {
      expect(problems({ type: 'string', pattern })).toEqual([['/pattern', SLOW]]);
    },
  );

  it.each(['^[a-z]+$', '^(a|b)c$', '^(ab)?c+$', '^[A-Z]{2}$'])('accepts the pattern %s', (pattern) => {
    expect(problems({ type: 'string', pattern })).toEqual([]);
  });

  it('accepts annotations beside a reference', () => {
    const beside = { description: 'A note.', examples: ['a'], 'x-curated': true, 'x-refers-to': 'actors' };
    expect(problems({ $ref: '#/$defs/a', ...beside })).toEqual([]);
  });

  it('accepts a closed object with described properties', () => {
    expect(problems(object({ a: described, b: { $ref: '#/$defs/b' } }))).toEqual([]);
  });

  const folder = new URL('../../../../schemas/', import.meta.url);
  it.each(readdirSync(folder).filter((name) => name.endsWith('.schema.json')))(
    'accepts schemas/%s',
    (name) => {
      expect(problems(JSON.parse(readFileSync(new URL(name, folder), 'utf8')))).toEqual([]);
    },
  );
});

describe('schema-profile', () => {
  it('is reported at its place, and no record is checked', () => {
    const project = validProject()
      .withValue('schemas/actor.schema.json', '/not', {})
      .withRecord('actors', '/kind', 'wizard');
    expect(project.found()).toEqual([
      {
        code: 'schema-profile',
        severity: 'error',
        file: 'schemas/actor.schema.json',
        pointer: '/not',
        text: '"not": {}',
        message: 'The keyword "not" is outside the portable profile.',
      },
    ]);
  });
});
