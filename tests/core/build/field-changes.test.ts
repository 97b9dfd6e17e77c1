import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FieldChange, fieldChanges } from '../../../core/build/field-changes.ts';
import { canonicalJson } from '../../../core/shared/canonical.ts';
import type { Json, JsonObject } from '../../../core/shared/json.ts';
import { parsePointer } from '../../../core/shared/pointer.ts';
import { withChange } from '../../../core/verify/apply-changes.ts';

/** A value with one change applied, as a follower of changes.json does it. */
function applied(value: Json, change: FieldChange): Json {
  return withChange(value, parsePointer(change.pointer), change);
}

/** Names that need escaping in a pointer, and names that every object seems to have. */
const NAMES = fc.constantFrom('a', 'b', 'c/d', '~', '~1', '', '0', ' ');
const INHERITED = fc.constantFrom('a', 'toString', 'constructor', 'valueOf', 'hasOwnProperty');

/** Small objects, so that two of them often have something in common. */
function objects(names: fc.Arbitrary<string>): fc.Arbitrary<JsonObject> {
  const { object } = fc.letrec<{ object: JsonObject; value: Json }>((tie) => ({
    object: fc.dictionary(names, tie('value'), { maxKeys: 4, noNullPrototype: true }),
    value: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      fc.constantFrom<Json>(null, true, 0, 1, 'x', 'y', '1', [], {}),
      tie('object'),
      fc.array(tie('value'), { maxLength: 3 }),
    ),
  }));
  return object;
}

/** Whether the changes from one content to another lead from the one to the other. */
function leads(before: JsonObject, after: JsonObject): void {
  const result = fieldChanges(before, after).reduce<Json>(applied, before);
  expect(canonicalJson(result)).toBe(canonicalJson(after));
}

describe('the field changes between two contents', () => {
  it('lead from the one to the other', () => {
    fc.assert(fc.property(objects(NAMES), objects(NAMES), leads), { numRuns: 2000 });
  });

  it('lead from the one to the other, whatever JSON they hold', () => {
    const anyObject = fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue() as fc.Arbitrary<Json>, {
      noNullPrototype: true,
    });
    // Inherited names are the next property's matter; `__proto__` is refused in records.
    const inherited = Object.getOwnPropertyNames(Object.prototype);
    const safe = anyObject.filter(
      (object) => !inherited.some((name) => JSON.stringify(object).includes(name)),
    );
    fc.assert(fc.property(safe, safe, leads), { numRuns: 500 });
  });

  it('lead from the one to the other, also with names that every object inherits', () => {
    fc.assert(fc.property(objects(INHERITED), objects(INHERITED), leads), { numRuns: 500 });
  });

  it('lead back where before and after, and the order, are exchanged', () => {
    const back = ({ pointer, before, after }: FieldChange): FieldChange => ({
      pointer,
      ...(after !== undefined && { before: after }),
      ...(before !== undefined && { after: before }),
    });
    fc.assert(
      fc.property(objects(NAMES), objects(NAMES), (before, after) => {
        const result = fieldChanges(before, after).map(back).toReversed().reduce<Json>(applied, after);
        expect(canonicalJson(result)).toBe(canonicalJson(before));
      }),
      { numRuns: 1000 },
    );
  });

  it('are none between equal contents, whatever the order of their keys', () => {
    fc.assert(
      fc.property(objects(NAMES), (object) => fieldChanges(object, structuredClone(object)).length === 0),
    );
    expect(fieldChanges({ a: 1, b: { c: 2, d: 3 } }, { b: { d: 3, c: 2 }, a: 1 })).toEqual([]);
  });

  it.each<{ what: string; before: Json; after: Json; changes: FieldChange[] }>([
    { what: 'a new value', before: {}, after: { a: 1 }, changes: [{ pointer: '/a', after: 1 }] },
    { what: 'a value that is gone', before: { a: 1 }, after: {}, changes: [{ pointer: '/a', before: 1 }] },
    {
      what: 'a value inside an object',
      before: { a: { b: 1, c: 1 } },
      after: { a: { b: 2, c: 1 } },
      changes: [{ pointer: '/a/b', before: 1, after: 2 }],
    },
    {
      what: 'a value in a list of the same length',
      before: { a: [1, { b: 1 }] },
      after: { a: [1, { b: 2 }] },
      changes: [{ pointer: '/a/1/b', before: 1, after: 2 }],
    },
    {
      what: 'a new item of a list',
      before: { a: [1, 2] },
      after: { a: [1, 3, 2] },
      changes: [{ pointer: '/a/1', after: 3 }],
    },
    {
      what: 'items of a list that are gone, one after the other from the same place',
      before: { a: [1, 2, 3, 4] },
      after: { a: [1, 4] },
      changes: [
        { pointer: '/a/1', before: 2 },
        { pointer: '/a/1', before: 3 },
      ],
    },
    {
      what: 'an item that changed beside new ones',
      before: { a: [{ b: 1 }] },
      after: { a: [{ b: 2 }, 7, 8] },
      changes: [
        { pointer: '/a/0/b', before: 1, after: 2 },
        { pointer: '/a/1', after: 7 },
        { pointer: '/a/2', after: 8 },
      ],
    },
    {
      what: 'all items of a list',
      before: { a: [] },
      after: { a: ['x', 'x'] },
      changes: [
        { pointer: '/a/0', after: 'x' },
        { pointer: '/a/1', after: 'x' },
      ],
    },
    {
      what: 'a value of another type',
      before: { a: 1, b: {}, c: null },
      after: { a: '1', b: [], c: {} },
      changes: [
        { pointer: '/a', before: 1, after: '1' },
        { pointer: '/b', before: {}, after: [] },
        { pointer: '/c', before: null, after: {} },
      ],
    },
    {
      what: 'names that need escaping, in the order of code units',
      before: { 'b/c': 1, '~': 1, B: 1 },
      after: { 'b/c': 2, '~': 2, B: 2 },
      changes: [
        { pointer: '/B', before: 1, after: 2 },
        { pointer: '/b~1c', before: 1, after: 2 },
        { pointer: '/~0', before: 1, after: 2 },
      ],
    },
    {
      what: 'a whole that is no object',
      before: 1,
      after: 2,
      changes: [{ pointer: '', before: 1, after: 2 }],
    },
  ])('are the smallest values that differ: $what', ({ before, after, changes }) => {
    expect(fieldChanges(before, after)).toEqual(changes);
  });
});
