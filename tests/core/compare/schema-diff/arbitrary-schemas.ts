import fc from 'fast-check';
import { meaning } from '../../../../core/compare/schema-diff/meaning.ts';
import { isObject, type Json, type JsonObject } from '../../../../core/shared/json.ts';

/** Few names and values, so that changes meet. */
const NAMES = ['a', 'b', 'c'];
const VALUES = ['a', 'b', 'ab', 'abc', ''];
const DEFINITIONS = ['D1', 'D2', 'D3'];

const name = fc.constantFrom(...NAMES);
const names = fc.uniqueArray(name, { maxLength: 3 });
const values = fc.uniqueArray(fc.constantFrom(...VALUES), { minLength: 1, maxLength: 3 });
const count = fc.nat({ max: 3 });
const amount = fc.integer({ min: -2, max: 3 });

const text = fc.record(
  {
    type: fc.constant('string'),
    pattern: fc.constantFrom('^a', 'b$', '^[ab]+$'),
    minLength: count,
    maxLength: count,
  },
  { requiredKeys: ['type'] },
);
const number = fc.record(
  { type: fc.constantFrom('integer', 'number'), minimum: amount, maximum: amount },
  { requiredKeys: ['type'] },
);
const vocabulary = fc.oneof(
  values.map((list) => ({ enum: list })),
  values.map((list) => ({ type: 'string', enum: list })),
  values.map((list) => ({ anyOf: [{ enum: list }, { type: 'string' }] })),
  fc.constantFrom<Json>('a', 'b', 1, 1.5, null).map((value) => ({ const: value })),
);
const plain = fc.constantFrom<JsonObject>(
  { type: 'boolean' },
  { type: ['string', 'null'] },
  { type: ['integer', 'null'] },
  {},
);

const words = fc.record(
  {
    title: fc.constantFrom('One', 'Two'),
    description: fc.constantFrom('One.', 'Two.'),
    deprecated: fc.boolean(),
  },
  { requiredKeys: [] },
);

const tree = fc.letrec<{ schema: JsonObject; list: JsonObject; object: JsonObject; union: JsonObject }>(
  (tie) => ({
    schema: fc
      .tuple(
        fc.oneof(
          { depthSize: 'small', withCrossShrink: true },
          { weight: 3, arbitrary: text },
          { weight: 2, arbitrary: number },
          { weight: 3, arbitrary: vocabulary },
          { weight: 1, arbitrary: plain },
          {
            weight: 3,
            arbitrary: fc.constantFrom(...DEFINITIONS).map((ref) => ({ $ref: `#/$defs/${ref}` })),
          },
          { weight: 2, arbitrary: tie('list') },
          { weight: 5, arbitrary: tie('object') },
          { weight: 3, arbitrary: tie('union') },
          { weight: 1, arbitrary: tie('schema').map((not) => ({ not })) },
        ),
        fc.option(words, { nil: {}, freq: 4 }),
      )
      .map(([schema, explained]) => ({ ...schema, ...explained })),
    list: fc.record(
      {
        type: fc.constant('array'),
        items: tie('schema'),
        minItems: count,
        maxItems: count,
        uniqueItems: fc.boolean(),
      },
      { requiredKeys: ['type'] },
    ),
    object: fc.record(
      {
        type: fc.constant('object'),
        properties: fc.dictionary(name, tie('schema'), { maxKeys: 3 }),
        required: names,
        additionalProperties: fc.oneof<fc.Arbitrary<Json>[]>(fc.boolean(), tie('schema')),
        minProperties: count,
        maxProperties: count,
      },
      { requiredKeys: ['type', 'properties'] },
    ),
    union: fc.oneof(
      fc
        .uniqueArray(fc.tuple(fc.constantFrom('x', 'y', 'z'), tie('object')), {
          minLength: 1,
          maxLength: 3,
          selector: ([tag]) => tag,
        })
        .map((branches) => ({ type: 'object', oneOf: branches.map(([tag, branch]) => tagged(tag, branch)) })),
      // Two equal branches would refuse all that they accept.
      fc
        .uniqueArray(tie('schema'), {
          minLength: 1,
          maxLength: 3,
          selector: (branch) => meaning(branch, new Map()),
        })
        .map((oneOf) => ({ oneOf })),
    ),
  }),
);

function tagged(
  tag: string,
  { properties, required, additionalProperties: _, ...rest }: JsonObject,
): JsonObject {
  const names = Array.isArray(required) ? required : [];
  return {
    ...rest,
    required: ['kind', ...names],
    properties: { kind: { const: tag }, ...(isObject(properties) && properties) },
  };
}

/** A schema without definitions of its own. */
export const anySchema: fc.Arbitrary<JsonObject> = tree.schema;

/** A schema file of the published form, with a little beyond it. */
export const anyFile: fc.Arbitrary<JsonObject> = fc
  .tuple(fc.oneof(tree.object, tree.schema), tree.schema, tree.schema, tree.schema)
  .map(([root, D1, D2, D3]) => ({ ...root, $defs: { D1, D2, D3 } }));

/** Whether a value can be judged without end: no definition is, or may be, itself. */
export function isGrounded({ $defs }: JsonObject): boolean {
  const definitions: JsonObject = isObject($defs) ? $defs : {};
  const ends = (schema: Json | undefined, passed: readonly string[]): boolean => {
    if (!isObject(schema)) return true;
    const { $ref, oneOf, not } = schema;
    const ref = typeof $ref === 'string' ? $ref.replace('#/$defs/', '') : undefined;
    if (ref !== undefined && (passed.includes(ref) || !ends(definitions[ref], [...passed, ref])))
      return false;
    return [not, ...(Array.isArray(oneOf) ? oneOf : [])].every((inner) => ends(inner, passed));
  };
  return Object.entries(definitions).every(([own, schema]) => ends(schema, [own]));
}
