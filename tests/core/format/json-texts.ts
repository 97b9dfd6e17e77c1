import fc from 'fast-check';
import type { Schema } from '../../../core/shared/schema.ts';
import { partAt, targetOf } from '../../schemas/support/schema-files.ts';

/** White space as JSON has it. */
const space = fc.string({ unit: fc.constantFrom(' ', '\n', '\r\n', '\t'), maxLength: 3 });

/** A list or object around parts, with white space wherever it may stand. */
function bracketed(open: string, parts: readonly string[], close: string): fc.Arbitrary<string> {
  const around = fc.array(fc.tuple(space, space), { minLength: parts.length, maxLength: parts.length });
  return fc
    .tuple(around, space)
    .map(([spaces, inner]) =>
      parts.length === 0
        ? `${open}${inner}${close}`
        : `${open}${parts.map((part, i) => `${spaces[i]?.[0]}${part}${spaces[i]?.[1]}`).join(',')}${close}`,
    );
}

/** The same text in other words: each character as itself or as an escape. */
function stringText(value: string, escaped: boolean): string {
  if (!escaped) return JSON.stringify(value);
  const units = Array.from({ length: value.length }, (_, i) =>
    value.charCodeAt(i).toString(16).padStart(4, '0'),
  );
  return `"${units.map((unit) => `\\u${unit}`).join('')}"`;
}

const strings = fc
  .tuple(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 6 }).filter((text) => text.isWellFormed()),
      fc.constantFrom('a', 'b', 'a-b', '/names/0', '/audience/1', '/supports', 'actor', 'source', '10', '9'),
    ),
    fc.boolean(),
  )
  .map(([value, escaped]) => stringText(value, escaped));

const numbers = fc.constantFrom(
  '0',
  '-0',
  '1',
  '1.0',
  '1e3',
  '20.50',
  '10',
  '2',
  '-1.5E-7',
  '123456789012345',
);
const scalars = fc.oneof(strings, numbers, fc.constantFrom('true', 'false', 'null'));

const KEYS = ['', '0', '10', '2', '__proto__', 'constructor', 'zeta', 'alpha', 'a/b', 'é'];

/** JSON texts of any value, without repeated keys. */
export const anyText: fc.Arbitrary<string> = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    scalars,
    fc.array(tie('value'), { maxLength: 4 }).chain((items) => bracketed('[', items, ']')),
    fc
      .uniqueArray(fc.tuple(fc.constantFrom(...KEYS), tie('value')), {
        selector: ([key]) => key,
        maxLength: 5,
      })
      .chain((members) => objectText(members)),
  ),
})).value;

function objectText(members: readonly (readonly [string, string])[]): fc.Arbitrary<string> {
  const parts = fc.tuple(
    ...members.map(([key, value]) => space.map((gap) => `${JSON.stringify(key)}${gap}:${value}`)),
  );
  return parts.chain((texts) => bracketed('{', texts, '}'));
}

/**
 * JSON texts in the shape of a schema, here and there with something else: its properties in any order, with others
 * among them.
 * @param site of the schema: `statement.schema.json#`
 */
export function textsLike(site: string, depth = 0): fc.Arbitrary<string> {
  const schema: Schema = partAt(site);
  if (schema.$ref !== undefined) return textsLike(targetOf(site, schema.$ref), depth);
  if (depth > 7) return scalars;
  return fc.oneof({ weight: 12, arbitrary: shaped(site, schema, depth) }, { weight: 1, arbitrary: anyText });
}

function shaped(site: string, schema: Schema, depth: number): fc.Arbitrary<string> {
  const { items, oneOf, properties } = schema;
  if (schema.const !== undefined) return fc.constant(JSON.stringify(schema.const));
  if (oneOf !== undefined)
    return fc.oneof(...oneOf.map((_, i) => textsLike(`${site}/oneOf/${i}`, depth + 1)));
  if (items !== undefined)
    return fc
      .array(textsLike(`${site}/items`, depth + 1), { maxLength: 3 })
      .chain((texts) => bracketed('[', texts, ']'));
  if (properties === undefined) return scalars;
  const known = Object.keys(properties).map((key) =>
    fc.tuple(fc.constant(key), textsLike(`${site}/properties/${key}`, depth + 1)),
  );
  const unknown = fc.tuple(fc.constantFrom(...KEYS), anyText);
  return fc
    .uniqueArray(fc.oneof(...known, unknown), { selector: ([key]) => key, maxLength: 5 })
    .chain((members) => objectText(members));
}
