import type { Json, JsonObject } from '../../../../../core/shared/json.ts';
import { growing, NUMBER, type OracleCase, object, ofFile, ofValue, TEXT, tagged } from './case.ts';

const ref = (name: string, beside: JsonObject = {}): JsonObject => ({ $ref: `#/$defs/${name}`, ...beside });
const file = (value: JsonObject, $defs: Record<string, Json>, more: JsonObject = {}): JsonObject => ({
  title: 'Thing',
  ...object({ value }),
  $defs,
  ...more,
});
const A = { title: 'A', type: 'string', maxLength: 5 };
const B = { title: 'B', type: 'string', maxLength: 3 };
const TREE_PROPERTIES = { name: TEXT, children: { type: 'array', items: ref('Tree') } };
const TREE = { title: 'Tree', ...object(TREE_PROPERTIES) };
const OLD_TREE = { title: 'Tree', ...object({ ...TREE_PROPERTIES, age: NUMBER }) };
const BUSH = { title: 'Bush', ...object({ name: TEXT, children: { type: 'array', items: ref('Bush') } }) };
const TREE_OF_NUMBERS = {
  title: 'Bush',
  ...object({ name: NUMBER, children: { type: 'array', items: ref('Bush') } }),
};

/** Definitions, references, words, names of types, and what nobody understands. */
// biome-ignore format: a table with one case a line
export const FILE_CASES: readonly OracleCase[] = [
  ...ofFile(
    ['a definition allows more', file(ref('B'), { B }), file(ref('B'), { B: { ...B, maxLength: 9 } }), 'major', 'limit-loosened', 'it is followed'],
    ['a definition allows less', file(ref('B'), { B }), file(ref('B'), { B: { ...B, maxLength: 2 } }), 'minor', 'limit-tightened', 'it is followed'],
    ['a definition behind a definition allows more', file(ref('A'), { A: { type: 'array', items: ref('B') }, B }), file(ref('A'), { A: { type: 'array', items: ref('B') }, B: { ...B, maxLength: 9 } }), 'major', 'limit-loosened', 'it is followed'],
    ['a definition that two places use allows more', file(object({ a: ref('B'), b: ref('B') }), { B }), file(object({ a: ref('B'), b: ref('B') }), { B: { ...B, maxLength: 9 } }), 'major', 'limit-loosened', 'it is said once'],
    ['a definition that refers to itself gains a property', file(ref('Tree'), { Tree: TREE }), file(ref('Tree'), { Tree: OLD_TREE }), 'minor', 'property-added', 'recursion ends'],
    ['a definition that refers to itself loses a property', file(ref('Tree'), { Tree: OLD_TREE }), file(ref('Tree'), { Tree: TREE }), 'major', 'property-removed', 'recursion ends'],
    ['a definition is renamed', file(ref('A'), { A }), file(ref('B'), { B: { ...A, title: 'B' } }), 'major', 'reference-changed type-renamed', 'programs import the type by its name'],
    ['a definition that refers to itself is renamed', file(ref('Tree'), { Tree: TREE }), file(ref('Bush'), { Bush: BUSH }), 'major', 'reference-changed type-added type-removed', 'programs import the type by its name'],
    ['a definition that refers to itself gives way to another one', file(ref('Tree'), { Tree: TREE, Bush: TREE_OF_NUMBERS }), file(ref('Bush'), { Tree: TREE, Bush: TREE_OF_NUMBERS }), 'major', 'reference-changed type-changed', 'a name is a number now'],
    ['a definition is renamed and allows less', file(ref('A'), { A }), file(ref('B'), { B }), 'major', 'limit-tightened reference-changed type-added type-removed', 'programs import the type by its name'],
    ['a definition that nothing uses is removed', file(TEXT, { A }), file(TEXT, {}), 'major', 'type-removed', 'programs may import the type'],
    ['a definition is added', file(TEXT, {}), file(TEXT, { A }), 'minor', 'type-added', 'no program knows the name'],
    ['definitions in another order', file(ref('A'), { A, B }), file(ref('A'), { B, A }), 'none', '', 'order of keys says nothing'],
    ['a value is described by a narrower definition', file(ref('A'), { A, B }), file(ref('B'), { A, B }), 'minor', 'limit-tightened reference-changed', 'each value fits the old definition'],
    ['a value is described by a wider definition', file(ref('B'), { A, B }), file(ref('A'), { A, B }), 'major', 'limit-loosened reference-changed', 'longer texts may appear'],
    ['a definition is made of what stood in place', file(object({ a: TEXT }), {}), file(ref('New'), { New: { title: 'New', ...object({ a: TEXT }) } }), 'minor', 'reference-changed type-added', 'the same values fit'],
    ['a titled schema becomes a definition of that name', file(A, {}), file(ref('A'), { A }), 'minor', 'reference-changed', 'the type keeps its name'],
    ['a titled schema becomes a definition of another name', file(A, {}), file(ref('C'), { C: { ...A, title: 'C' } }), 'major', 'reference-changed type-renamed', 'programs import the type by its name'],
    ['a definition is written in place', file(ref('A'), { A }), file({ type: 'string', maxLength: 5 }, {}), 'major', 'reference-changed type-removed', 'programs import the type by its name'],
    ['a definition is written in place and allows more', file(ref('A'), { A }), file({ type: 'string', maxLength: 6 }, { A }), 'major', 'limit-loosened reference-changed', 'longer texts may appear'],
    [
      'a union loses the branch that is a definition',
      file({ type: 'object', oneOf: [ref('X'), ref('Y')] }, { X: { title: 'X', ...tagged('x') }, Y: { title: 'Y', ...tagged('y') } }),
      file({ type: 'object', oneOf: [ref('X')] }, { X: { title: 'X', ...tagged('x') }, Y: { title: 'Y', ...tagged('y') } }),
      'minor',
      'branch-removed',
      'nothing new appears',
    ],
    [
      'a definition that is a branch gains a property',
      file({ type: 'object', oneOf: [ref('X'), ref('Y')] }, { X: { title: 'X', ...tagged('x') }, Y: { title: 'Y', ...tagged('y') } }),
      file({ type: 'object', oneOf: [ref('X'), ref('Y')] }, { X: { title: 'X', ...tagged('x', { a: TEXT }) }, Y: { title: 'Y', ...tagged('y') } }),
      'minor',
      'property-added',
      'branches are open objects',
    ],
    ['a definition that is an ambiguous branch is narrower', file({ oneOf: [ref('A'), ref('B')] }, { A, B }), file({ oneOf: [ref('A'), ref('B')] }, { A, B: { ...B, maxLength: 1 } }), 'major', 'limit-tightened union-ambiguous', 'texts of 2 characters fitted both and were refused'],
    ['a union that refers to itself becomes one of its branches, which does too', file(ref('Node'), { Node: { title: 'Node', type: 'object', oneOf: [tagged('x', { a: { oneOf: [ref('Node')] } }), tagged('y')] } }), file(ref('Node'), { Node: { title: 'Node', ...tagged('x', { a: ref('Node') }) } }), 'minor', 'union-dissolved', 'nothing new appears, and recursion ends'],
    ['a union that refers to itself becomes something wider', file(ref('Node'), { Node: { title: 'Node', type: 'object', oneOf: [tagged('x', { a: { oneOf: [ref('Node')] }, b: TEXT })] } }), file(ref('Node'), { Node: { title: 'Node', ...tagged('x', { a: ref('Node'), b: NUMBER }) } }), 'major', 'union-replaced', 'a number is no text'],
    ['a reference leads nowhere, as before', file(ref('Z'), {}), file(ref('Z'), {}), 'none', '', 'nothing changed'],
    ['a reference leads nowhere now', file(ref('A'), { A }), file(ref('Z'), { A }), 'major', 'limit-loosened not-understood reference-changed type-widened', 'what may appear is not known'],
  ),
  ...ofFile(
    ['the address changes', { $id: '/c/1.0.0/a', ...TEXT }, { $id: '/c/1.1.0/a', ...TEXT }, 'none', '', 'each release has its own'],
    ['an address is added', TEXT, { $id: '/c/1.1.0/a', ...TEXT }, 'none', '', 'each release has its own'],
    ['the dialect is written', TEXT, { $schema: 'https://json-schema.org/draft/2020-12/schema', ...TEXT }, 'none', '', 'it is the only one'],
    ['the dialect changes', { $schema: 'https://json-schema.org/draft/2020-12/schema', ...TEXT }, { $schema: 'http://json-schema.org/draft-07/schema#', ...TEXT }, 'major', 'not-understood', 'keywords mean other things'],
    ['the type of records is renamed', { title: 'Old', ...TEXT }, { title: 'New', ...TEXT }, 'major', 'title-changed type-renamed', 'programs import the type by its name'],
    ['a description changes', { ...TEXT, description: 'Old.' }, { ...TEXT, description: 'New.' }, 'patch', 'description-changed', 'words'],
    ['a description is added', TEXT, { ...TEXT, description: 'New.' }, 'patch', 'description-changed', 'words'],
    ['a description is removed', { ...TEXT, description: 'Old.' }, TEXT, 'patch', 'description-changed', 'words'],
    ['examples change', { ...TEXT, examples: ['a'] }, { ...TEXT, examples: ['b'] }, 'patch', 'examples-changed', 'words'],
    ['examples are added', TEXT, { ...TEXT, examples: ['b'] }, 'patch', 'examples-changed', 'words'],
  ),
  ...ofValue(
    ['a property is deprecated', TEXT, { ...TEXT, deprecated: true }, 'minor', 'deprecated', 'readers should know in time'],
    ['a property is not deprecated any more', { ...TEXT, deprecated: true }, TEXT, 'patch', 'deprecation-withdrawn', 'words'],
    ['that a property is not deprecated is said expressly', TEXT, { ...TEXT, deprecated: false }, 'none', '', 'it says the same'],
    ['a type of its own gets a name', growing('a'), { title: 'Kind', ...growing('a') }, 'minor', 'title-changed type-added', 'no program knows the name'],
    ['a type of its own loses its name', { title: 'Kind', ...growing('a') }, growing('a'), 'major', 'title-changed type-removed', 'programs import the type by its name'],
    ['a type of its own is renamed', { title: 'Kind', ...growing('a') }, { title: 'Sort', ...growing('a') }, 'major', 'title-changed type-renamed', 'programs import the type by its name'],
  ),
  ...ofFile(
    ['a title beside a reference changes', file(ref('A', { title: 'One' }), { A }), file(ref('A', { title: 'Two' }), { A }), 'patch', 'title-changed', 'it names no type'],
    ['a description beside a reference changes', file(ref('A', { description: 'One.' }), { A }), file(ref('A', { description: 'Two.' }), { A }), 'patch', 'description-changed', 'words'],
    ['what a reference stands for is deprecated here', file(ref('A'), { A }), file(ref('A', { deprecated: true }), { A }), 'minor', 'deprecated', 'readers should know in time'],
  ),
  ...ofValue(
    ['an unknown keyword is added', TEXT, { ...TEXT, contentEncoding: 'base64' }, 'major', 'not-understood', 'what it means is not known'],
    ['an unknown keyword is removed', { ...TEXT, not: { const: 'a' } }, TEXT, 'major', 'not-understood', 'what it meant is not known'],
    ['an unknown keyword changes', { ...TEXT, not: { const: 'a' } }, { ...TEXT, not: { const: 'b' } }, 'major', 'not-understood', 'what it means is not known'],
    ['an unknown keyword stays', { ...TEXT, not: { const: 'a' } }, { ...TEXT, not: { const: 'a' } }, 'none', '', 'nothing changed'],
    ['something changes beside an unknown keyword', { ...object({ a: TEXT }), unevaluatedProperties: false }, { ...object({ a: TEXT, b: TEXT }), unevaluatedProperties: false }, 'major', 'not-understood property-added', 'the keyword depends on what stands beside it'],
    ['words change beside an unknown keyword', { ...TEXT, not: { const: 'a' }, description: 'Old.' }, { ...TEXT, not: { const: 'a' }, description: 'New.' }, 'patch', 'description-changed', 'words mean nothing to it'],
    ['a default changes', { ...TEXT, default: 'a' }, { ...TEXT, default: 'b' }, 'major', 'not-understood', 'the profile has no defaults'],
    ['a step is added', NUMBER, { ...NUMBER, multipleOf: 2 }, 'major', 'not-understood', 'the profile has no steps'],
    ['any of several schemas', TEXT, { anyOf: [TEXT, NUMBER] }, 'major', 'not-understood type-widened', 'the published form has anyOf for vocabularies only'],
    ['a known keyword has a value that it cannot have', TEXT, { ...TEXT, maxLength: 'long' }, 'major', 'not-understood', 'what it means is not known'],
    ['a check stands beside a reference', { $ref: '#/$defs/A', minLength: 1 }, { $ref: '#/$defs/A', minLength: 0 }, 'major', 'limit-loosened not-understood', 'the profile has none there'],
  ),
  ...ofFile(['an unknown keyword refers to a definition that changed', file({ not: ref('A') }, { A }), file({ not: ref('A') }, { A: { ...A, maxLength: 4 } }), 'major', 'limit-tightened not-understood', 'less refused is more allowed']),
];
