import type { JsonObject } from '../../../../../core/shared/json.ts';
import { INTEGER, NUMBER, type OracleCase, object, ofValue, TEXT, tagged } from './case.ts';

const closed = (schema: JsonObject): JsonObject => ({ ...schema, additionalProperties: false });
const others = (schema: JsonObject, rest: JsonObject): JsonObject => ({
  ...schema,
  additionalProperties: rest,
});
const oneOf = (...branches: JsonObject[]): JsonObject => ({ type: 'object', oneOf: branches });

const A = object({ a: TEXT });
const AB = object({ a: TEXT, b: NUMBER });

/** Objects and unions. */
// biome-ignore format: a table with one case a line
export const STRUCTURE_CASES: readonly OracleCase[] = [
  ...ofValue(
    ['an optional property is added', A, AB, 'minor', 'property-added', 'an open object may have any other property'],
    ['a required property is added', A, object({ a: TEXT, b: NUMBER }, 'b'), 'minor', 'property-added', 'an open object may have any other property'],
    ['an optional property is removed', AB, A, 'major', 'property-removed', 'a program that reads it finds nothing'],
    ['a required property is removed', object({ a: TEXT, b: NUMBER }, 'b'), A, 'major', 'property-removed', 'a program that reads it fails'],
    ['all properties are removed', AB, { type: 'object' }, 'major', 'property-removed property-removed', 'a program that reads them fails'],
    ['a property is renamed', AB, object({ a: TEXT, c: NUMBER }), 'major', 'property-renamed', 'the old name is gone'],
    ['a required property is renamed', object({ a: TEXT, b: NUMBER }, 'b'), object({ a: TEXT, c: NUMBER }, 'c'), 'major', 'property-renamed', 'the old name is gone'],
    ['a property is renamed and explained anew', object({ b: { ...NUMBER, description: 'Old.' } }), object({ c: { ...NUMBER, description: 'New.' } }), 'major', 'property-renamed', 'words do not tell properties apart'],
    ['two properties of one schema give way to one', object({ a: TEXT, b: TEXT }), object({ c: TEXT }), 'major', 'property-added property-removed property-removed', 'which one was renamed cannot be told'],
    ['one property gives way to two of its schema', A, object({ b: TEXT, c: TEXT }), 'major', 'property-added property-added property-removed', 'which one is its successor cannot be told'],
    ['a property is replaced by another one', AB, object({ a: TEXT, c: INTEGER }), 'major', 'property-added property-removed', 'the old one is gone'],
    ['an optional property is required', A, object({ a: TEXT }, 'a'), 'minor', 'requirement-gained', 'it could be there before'],
    ['a required property is optional', object({ a: TEXT }, 'a'), A, 'major', 'requirement-lost', 'readers rely on its presence'],
    ['required properties in another order', object({ a: TEXT, b: TEXT }, 'a', 'b'), object({ a: TEXT, b: TEXT }, 'b', 'a'), 'none', '', 'order of names says nothing'],
    ['properties in another order', object({ a: TEXT, b: NUMBER }), object({ b: NUMBER, a: TEXT }), 'none', '', 'order of keys says nothing'],
    ['an empty list of required properties is written', A, { ...A, required: [] }, 'none', '', 'it says nothing'],
    ['a name without schema is required', A, { ...A, required: ['z'] }, 'minor', 'requirement-gained', 'it could be there before'],
    ['a name without schema is not required any more', { ...A, required: ['z'] }, A, 'major', 'requirement-lost', 'readers rely on its presence'],
    ['a property in a property is removed', object({ a: AB }), object({ a: A }), 'major', 'property-removed', 'depth does not matter'],
    ['a property in an item is added', { type: 'array', items: A }, { type: 'array', items: AB }, 'minor', 'property-added', 'depth does not matter'],
    ['a property is of another type', A, object({ a: NUMBER }), 'major', 'type-changed', 'a program that reads a text fails'],
    ['a property has the name of a method of objects', A, object({ a: TEXT, toString: NUMBER }), 'minor', 'property-added', 'only own properties count'],
  ),
  ...ofValue(
    ['an open object is closed', A, closed(A), 'minor', 'object-closed', 'nothing new appears'],
    ['a closed object is opened', closed(A), A, 'major', 'object-opened', 'a strict reader refuses other properties'],
    ['a closed object is opened expressly', closed(A), { ...A, additionalProperties: true }, 'major', 'object-opened', 'a strict reader refuses other properties'],
    ['that an object is open is said expressly', A, { ...A, additionalProperties: true }, 'none', '', 'it was open before'],
    ['a property is added to a closed object', closed(A), closed(AB), 'major', 'property-added property-unannounced', 'a strict reader refuses it'],
    ['a closed object loses a property', closed(AB), closed(A), 'major', 'property-removed', 'a program that reads it finds nothing'],
    ['other properties are described', A, others(A, TEXT), 'minor', 'object-closed', 'they could be texts before'],
    ['other properties are not described any more', others(A, TEXT), A, 'major', 'object-opened', 'they may be anything'],
    ['other properties are allowed and described', closed(A), others(A, TEXT), 'major', 'object-opened', 'a strict reader refuses them'],
    ['other properties are ruled out', others(A, TEXT), closed(A), 'minor', 'object-closed', 'nothing new appears'],
    ['other properties are of another type', others(A, TEXT), others(A, NUMBER), 'major', 'type-changed', 'each is read as a text'],
    ['other properties are of fewer types', others(A, NUMBER), others(A, INTEGER), 'minor', 'type-narrowed', 'nothing new appears'],
    ['one of the other properties is described as it was', others(A, NUMBER), others(object({ a: TEXT, b: INTEGER }), NUMBER), 'minor', 'property-added type-narrowed', 'an integer is a number'],
    ['one of the other properties is described differently', others(A, NUMBER), others(object({ a: TEXT, b: TEXT }), NUMBER), 'major', 'property-added type-changed', 'a text is no number'],
  ),
  ...ofValue(
    ['a union gains a branch', oneOf(tagged('x')), oneOf(tagged('x'), tagged('y')), 'major', 'branch-added', 'programs have no answer for it'],
    ['a union loses a branch', oneOf(tagged('x'), tagged('y')), oneOf(tagged('x')), 'minor', 'branch-removed', 'nothing new appears'],
    ['a branch is exchanged', oneOf(tagged('x'), tagged('y'), tagged('z')), oneOf(tagged('x'), tagged('v'), tagged('w')), 'major', 'branch-added branch-added branch-removed branch-removed', 'programs have no answer for it'],
    ['branches in another order', oneOf(tagged('x'), tagged('y')), oneOf(tagged('y'), tagged('x')), 'none', '', 'order of branches says nothing'],
    ['the tag of a branch changes', oneOf(tagged('x'), tagged('y')), oneOf(tagged('x'), tagged('z')), 'major', 'constant-changed', 'programs compare with the old one'],
    ['a branch gains a property', oneOf(tagged('x'), tagged('y')), oneOf(tagged('x', { a: TEXT }), tagged('y')), 'minor', 'property-added', 'branches are open objects'],
    ['a branch loses a property', oneOf(tagged('x', { a: TEXT }), tagged('y')), oneOf(tagged('x'), tagged('y')), 'major', 'property-removed', 'a program that reads it finds nothing'],
    ['a property of a moved branch is of another type', oneOf(tagged('x', { a: TEXT }), tagged('y')), oneOf(tagged('y'), tagged('x', { a: NUMBER })), 'major', 'type-changed', 'branches are told apart by their tag'],
    ['a property of a branch is optional', oneOf(object({ kind: { const: 'x' }, a: TEXT }, 'kind', 'a'), tagged('y')), oneOf(tagged('x', { a: TEXT }), tagged('y')), 'major', 'requirement-lost', 'readers rely on its presence'],
    ['the tag is renamed', oneOf(tagged('x'), tagged('y')), oneOf(object({ type: { const: 'x' } }, 'type'), object({ type: { const: 'y' } }, 'type')), 'major', 'branch-added branch-added branch-removed branch-removed', 'programs look at the old tag'],
    ['the tag of a branch is optional', oneOf(tagged('x'), tagged('y')), oneOf(object({ kind: { const: 'x' } }), tagged('y')), 'major', 'requirement-lost', 'a value without tag may appear'],
    ['one form becomes a union', tagged('x'), oneOf(tagged('x'), tagged('y')), 'major', 'union-introduced', 'programs know one form'],
    ['a union becomes one of its branches', oneOf(tagged('x'), tagged('y')), tagged('x'), 'minor', 'union-dissolved', 'nothing new appears'],
    ['a union becomes something else', oneOf(tagged('x'), tagged('y')), A, 'major', 'union-replaced', 'the tag is gone'],
    ['a union of texts and numbers becomes a text', { oneOf: [TEXT, NUMBER] }, TEXT, 'minor', 'union-dissolved', 'nothing new appears'],
    ['a union of texts and numbers gains truth values', { oneOf: [TEXT, NUMBER] }, { oneOf: [TEXT, NUMBER, { type: 'boolean' }] }, 'major', 'branch-added', 'programs have no answer for them'],
    ['a union loses a branch that overlaps another one', oneOf(A, object({ b: NUMBER }, 'b')), oneOf(A), 'major', 'branch-removed union-ambiguous', 'values that fitted both were refused and are not any more'],
    [
      'a branch that overlaps another one is narrower',
      {
        oneOf: [
          { type: 'integer', maximum: 9 },
          { type: 'integer', minimum: 5 },
        ],
      },
      {
        oneOf: [
          { type: 'integer', maximum: 3 },
          { type: 'integer', minimum: 5 },
        ],
      },
      'major',
      'limit-tightened union-ambiguous',
      '7 fitted both and was refused',
    ],
    ['branches that overlap are explained anew', oneOf(A, { ...AB, description: 'Old.' }), oneOf(A, { ...AB, description: 'New.' }), 'patch', 'description-changed', 'the same values fit'],
    ['an ambiguous union becomes one of its branches', oneOf(A, AB), A, 'major', 'union-replaced', 'values that fitted both were refused'],
  ),
];
