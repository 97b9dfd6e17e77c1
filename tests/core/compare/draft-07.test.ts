import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from '../../../core/check/check.ts';
import { draft07 } from '../../../core/compare/draft-07.ts';
import { snapshotOf } from '../../../core/compare/snapshot.ts';
import { readProject } from '../../../core/load/project-files.ts';
import { DATASETS } from '../../../core/shared/datasets.ts';
import { isObject, type Json } from '../../../core/shared/json.ts';

const { collection } = check(readProject(fileURLToPath(new URL('../../../', import.meta.url))));
if (collection === undefined) throw new TypeError('the shipped collection has errors');
const { schemas, entries } = snapshotOf(collection);

/** Both forms of a schema, each in the class of ajv for its dialect, as strict as a reader can be. */
function validators(fileName: string): (value: Json) => [boolean, boolean] {
  const schema = schemas.get(fileName);
  if (schema === undefined) throw new TypeError(`There is no ${fileName}.`);
  // `strictTypes` dislikes that the type of a growing vocabulary stands in its branches.
  const published = new Ajv2020({ strict: true, strictTypes: false }).compile(schema);
  const twin = new Ajv({ strict: true, strictTypes: false }).compile(draft07(schema));
  return (value) => [published(value), twin(value)];
}

function recordsOf(type: string): Json[] {
  return entries
    .filter(({ dataset, kind }) => kind === 'record' && DATASETS[dataset] === type)
    .map(({ content }) => content);
}

const TOMBSTONES: Json[] = [
  { id: 'old-ferry', withdrawn: { on: '2020-03-01', reason: 'The same as another.', replacedBy: ['ferry'] } },
];

/** Every place inside a value, as the object or list that holds it and the key. */
function* places(value: Json): Generator<[holder: Json[] | { [key: string]: Json }, key: string]> {
  if (!Array.isArray(value) && !isObject(value)) return;
  for (const [key, inner] of Object.entries(value)) {
    yield [value, key];
    yield* places(inner);
  }
}

/** A record with one value replaced, removed or added. */
const changed = (records: readonly Json[]): fc.Arbitrary<Json> =>
  fc
    .record({
      record: fc.constantFrom(...records),
      place: fc.nat(),
      change: fc.oneof(
        fc.record({ op: fc.constant('replace' as const), by: fc.jsonValue() as fc.Arbitrary<Json> }),
        fc.record({
          op: fc.constant('replace' as const),
          by: fc.constantFrom<Json>('', 'x', 0, -1, 1.5, [], {}, null),
        }),
        fc.record({ op: fc.constant('add' as const), by: fc.jsonValue() as fc.Arbitrary<Json> }),
        fc.constant({ op: 'remove' as const, by: null }),
      ),
    })
    .map(({ record, place, change: { op, by } }) => {
      const copy = structuredClone(record);
      const all = [...places(copy)];
      const [holder, key] = all[place % all.length] ?? [];
      if (holder === undefined || key === undefined) return copy;
      if (Array.isArray(holder)) {
        if (op === 'remove') holder.splice(Number(key), 1);
        else if (op === 'add') holder.push(structuredClone(holder[0] ?? by));
        else holder[Number(key)] = by;
      } else if (op === 'remove') delete holder[key];
      else holder[op === 'add' ? `${key}-too` : key] = by;
      return copy;
    });

describe.each([...Object.values(DATASETS), 'tombstone'])('the draft-07 form of the %s schema', (type) => {
  const validate = validators(`${type}.schema.json`);
  const samples = type === 'tombstone' ? TOMBSTONES : recordsOf(type);

  it('accepts every published record', () => {
    expect(samples.length).toBeGreaterThan(0);
    expect(samples.filter((record) => !validate(record).every(Boolean))).toEqual([]);
  });

  it('accepts and refuses the same instances', () => {
    const seen = new Set<boolean>();
    fc.assert(
      fc.property(changed(samples), (record) => {
        const [published, twin] = validate(record);
        seen.add(published);
        expect(twin).toBe(published);
      }),
      { numRuns: 500 },
    );
    expect(seen).toEqual(new Set([true, false]));
  });

  it('stands alone, and has nothing that draft-07 does not know', () => {
    const text = JSON.stringify(draft07(schemas.get(`${type}.schema.json`) ?? {}));
    expect(text).not.toMatch(/"\$defs":|"deprecated":|"x-[a-z-]+":|2020-12/);
    expect(
      [...text.matchAll(/"\$ref":"([^"]*)"/g)]
        .map(([, ref]) => ref)
        .filter((ref) => !ref?.startsWith('#/definitions/')),
    ).toEqual([]);
    // Draft-07 ignores what stands beside a reference.
    expect(text).not.toMatch(/[,{]"\$ref":"[^"]*",|,"\$ref"/);
  });
});

it('constraints beside a reference count, and `deprecated` goes', () => {
  const schema = {
    $ref: '#/$defs/Name',
    type: 'string',
    maxLength: 2,
    deprecated: true,
    $defs: { Name: { type: 'string' } },
  };
  const twin = draft07(schema);
  expect(twin).toEqual({
    $schema: 'http://json-schema.org/draft-07/schema#',
    allOf: [{ $ref: '#/definitions/Name' }],
    type: 'string',
    maxLength: 2,
    definitions: { Name: { type: 'string' } },
  });
  const validate = new Ajv().compile(twin);
  expect([validate('ab'), validate('abc'), validate(1)]).toEqual([true, false, false]);
});
