import { describe, expect, it } from 'vitest';
import { compileSchemas } from '../../../../core/check/schema/compile.ts';
import { schemaProblems } from '../../../../core/check/schema/schema-problems.ts';
import type { DatasetName } from '../../../../core/shared/datasets.ts';
import type { Json, JsonObject } from '../../../../core/shared/json.ts';
import type { Schema } from '../../../../core/shared/schema.ts';
import { inRecord, validProject } from '../project.ts';

const error = { severity: 'error' };

/** What is wrong with a value under a small schema. */
function problems(schema: Schema, value: Json) {
  const validate = compileSchemas(new Map([['a.schema.json', schema]]))('a.schema.json');
  return validate(value) ? [] : schemaProblems(validate.errors ?? []);
}

describe('a schema violation', () => {
  it.each<[code: string, DatasetName, at: string, value: Json, text: string, message: string]>([
    ['wrong-type', 'actors', '/note', 5, '5', '5 is not a text in double quotes, as "note" must be.'],
    ['wrong-type', 'actors', '/names', {}, '{},', '{} is not a list in [ ], as "names" must be.'],
    [
      'wrong-type',
      'actors',
      '/names/0',
      [],
      '[]',
      '[] is not an object in { }, as each item of "names" must be.',
    ],
    [
      'wrong-type',
      'actors',
      '/country',
      null,
      'null,',
      'null is not a text in double quotes, as "country" must be.',
    ],
    ['wrong-type', 'figures', '/claims/0/value', '43', '"43"', '"43" is not a number, as "value" must be.'],
    [
      'wrong-type',
      'figures',
      '/claims/0/isProjection',
      'no',
      '"no"',
      '"no" is not true or false, as "isProjection" must be.',
    ],
    [
      'wrong-type',
      'sources',
      '/text/words',
      12.5,
      '12.5,',
      '12.5 is not a whole number, as "words" must be.',
    ],
    [
      'wrong-type',
      'sources',
      '/text/words',
      '640',
      '"640",',
      '"640" is not a whole number, as "words" must be.',
    ],
    [
      'not-in-vocabulary',
      'actors',
      '/kind',
      'wizard',
      '"wizard",',
      '"wizard" is not in the vocabulary of "kind".',
    ],
    [
      'not-in-vocabulary',
      'actors',
      '/kind',
      'toString',
      '"toString",',
      '"toString" is not in the vocabulary of "kind".',
    ],
    [
      'wrong-date',
      'sources',
      '/published',
      '1994-02-30',
      '"1994-02-30",',
      '"1994-02-30" in "published" is not a date in EDTF level 1, or names a day that does not exist.',
    ],
    ['wrong-form', 'actors', '/country', 'Am', '"Am",', '"Am" does not have the form of "country".'],
    ['wrong-form', 'figures', '/unit', 'Km', '"Km",', '"Km" does not have the form of "unit".'],
    ['out-of-bounds', 'actors', '/note', '', '""', 'The text of "note" is empty.'],
    ['out-of-bounds', 'sources', '/title', 'ab', '"ab",', '"ab" in "title" is shorter than 3 characters.'],
    [
      'out-of-bounds',
      'places',
      '/names/0/name',
      'x'.repeat(161),
      `"${'x'.repeat(161)}",`,
      'The text of "name" has more than 160 characters.',
    ],
    ['out-of-bounds', 'sources', '/text/words', 4, '4,', '4 in "words" is less than 5.'],
    [
      'out-of-bounds',
      'sources',
      '/evidence/0/passage/words',
      401,
      '401,',
      '401 in "words" is more than 400.',
    ],
    ['out-of-bounds', 'agreements', '/parties', [], '[],', '"parties" has fewer than 1 item.'],
    ['out-of-bounds', 'statements', '/about', {}, '{},', '"about" must have at least 1 of its properties.'],
    [
      'repeated-item',
      'statements',
      '/about/actors',
      ['example-state', 'other', 'example-state'],
      '"example-state"',
      'This item of "actors" repeats item 1 of the list.',
    ],
    ['unknown-kind', 'statements', '/speaker/kind', 'ghost', '"ghost",', '"ghost" is no known "kind".'],
    ['unknown-kind', 'statements', '/speaker/kind', 5, '5,', '5 is no known "kind".'],
    [
      'unknown-kind',
      'statements',
      '/speaker',
      { actor: 'example-state' },
      '{',
      'The property "kind" is missing in speaker; it says which form this value has.',
    ],
    ['unknown-property', 'actors', '/wings', 2, '"wings": 2', 'There is no property "wings" here.'],
    ['unknown-property', 'actors', '/toString', 2, '"toString": 2', 'There is no property "toString" here.'],
  ])('is reported once, as %s of %s at %s', (code, dataset, at, value, text, message) => {
    const [found, ...more] = validProject().withRecord(dataset, at, value).found();
    expect(more).toEqual([]);
    expect(found).toEqual({
      code,
      ...error,
      ...inRecord(dataset),
      text,
      message,
      pointer: expect.any(String),
    });
    expect(found?.pointer).toMatch(new RegExp(`^${at}`));
  });

  it('names the later of two equal items', () => {
    for (const [dataset, at] of [
      ['agreements', '/aliases'] as const,
      ['statements', '/about/actors'] as const,
    ]) {
      const found = validProject().withRecord(dataset, at, ['example-state', 'example-state']).found();
      expect(found).toMatchObject([{ code: 'repeated-item', pointer: `${at}/1` }]);
    }
  });

  it.each<[DatasetName, string, string, string]>([
    ['actors', '/kind', '', 'The property "kind" is missing.'],
    ['actors', '/names/0/language', '/names/0', 'The property "language" is missing in names.0.'],
    ['figures', '/claims/0/rank', '/claims/0', 'The property "rank" is missing in claims.0.'],
    ['figures', '/subject/id', '/subject', 'The property "id" is missing in subject.'],
  ])('is reported as missing-property of %s for %s', (dataset, at, pointer, message) => {
    const project = validProject().withRecord(dataset, at, undefined);
    expect(project.found()).toEqual([
      { code: 'missing-property', ...error, ...inRecord(dataset), pointer, text: '{', message },
    ]);
  });

  it('tells what to write in place of a missing property, with an example', () => {
    const [finding] = validProject().withRecord('actors', '/kind', undefined).findings();
    expect(finding?.help).toBe('Add "kind": What sort of actor it is. Example: "state"');
  });

  it.each<[DatasetName, string, Json, string]>([
    ['actors', '/kind', 'stat', 'Did you mean "state"?'],
    ['actors', '/kind', 'State', 'Did you mean "state"?'],
    ['agreements', '/parties/0/capacity', 'wittness', 'Did you mean "witness"?'],
  ])('of %s at %s with value %s is mended by its fix', (dataset, at, value, help) => {
    const project = validProject().withRecord(dataset, at, value);
    expect(project.findings()).toMatchObject([{ code: 'not-in-vocabulary', help }]);
    expect(project.foundAfterFix()).toEqual([]);
  });

  it('lists the vocabulary where no word of it is near', () => {
    const [finding] = validProject().withRecord('actors', '/kind', 'wizard').findings();
    expect(finding?.help).toMatch(/^Use one of: person, state, /);
    expect(finding).not.toHaveProperty('fix');
  });

  it('of a misspelt property is one finding, and its fix mends it', () => {
    const { file } = inRecord('actors');
    const project = validProject();
    const misspelt = project.with(file, project.text(file).replace('"names"', '"nams"'));
    expect(misspelt.found()).toEqual([
      {
        code: 'unknown-property',
        ...error,
        ...inRecord('actors'),
        pointer: '/nams',
        text: '"nams": [',
        message: 'There is no property "nams" here.',
      },
    ]);
    expect(misspelt.findings()[0]?.help).toBe('Did you mean "names"?');
    expect(misspelt.foundAfterFix()).toEqual([]);
  });

  it('of an unknown property does not suggest one that is there already', () => {
    const [finding] = validProject().withRecord('actors', '/name', 'x').findings();
    expect(finding).not.toHaveProperty('fix');
    expect(finding?.help).toMatch(/^Known properties: id, kind, names, /);
  });

  it('shortens long values in its message', () => {
    const [found] = validProject().withRecord('actors', '/kind', 'x'.repeat(100)).found();
    expect(found?.message).toBe(`"${'x'.repeat(56)}... is not in the vocabulary of "kind".`);
  });
});

describe('schemaProblems', () => {
  const bounded: Schema = { type: 'string', minLength: 5, pattern: '^[a-z]+$', enum: ['abcdef'] };
  const object: Schema = {
    type: 'object',
    additionalProperties: false,
    required: ['a', 'b'],
    properties: { a: { type: 'number' }, b: { type: 'number' } },
  };

  it('keeps the most telling of several complaints about one value', () => {
    expect(problems(bounded, 'A')).toMatchObject([{ code: 'not-in-vocabulary' }]);
  });

  it.each<[Schema, Json, JsonObject]>([
    [
      { type: 'string', const: 'a' },
      'b',
      { code: 'not-in-vocabulary', message: 'This value must be "a" here, not "b".' },
    ],
    [
      { type: 'array', maxItems: 1 },
      [1, 2],
      { code: 'out-of-bounds', message: 'This value has more than 1 item.' },
    ],
    [
      { type: 'array', minItems: 2 },
      [1],
      { code: 'out-of-bounds', message: 'This value has fewer than 2 items.' },
    ],
    [
      { type: 'number', minimum: 0 },
      -1,
      { code: 'out-of-bounds', message: '-1 in this value is less than 0.' },
    ],
  ])('under %j reports %j', (schema, value, expected) => {
    expect(problems(schema, value)).toMatchObject([{ ...expected, steps: [] }]);
  });

  it('reports every missing property, and every problem elsewhere', () => {
    expect(problems(object, {})).toMatchObject([{ code: 'missing-property' }, { code: 'missing-property' }]);
    expect(problems(object, { a: 'x', zzz: 1 }).map(({ code }) => code)).toEqual([
      'unknown-property',
      'missing-property',
      'wrong-type',
    ]);
  });

  it('gives no problem for a valid value', () => {
    expect(problems(object, { a: 1, b: 2 })).toEqual([]);
  });

  it('refuses a keyword that is outside the portable profile', () => {
    const validate = compileSchemas(
      new Map([['a.schema.json', { type: 'number', multipleOf: 2 } as Schema]]),
    );
    const validator = validate('a.schema.json');
    expect(validator(3)).toBe(false);
    expect(() => schemaProblems(validator.errors ?? [])).toThrow('"multipleOf"');
  });
});
