import { isObject, type Json } from '../../shared/json.ts';

/** What the value of a keyword is. */
export type ValueType = 'text' | 'number' | 'flag' | 'object' | 'list' | 'any';

/** The keywords of the profile and what their values must be. */
export const KEYWORDS: ReadonlyMap<string, ValueType> = new Map(
  Object.entries({
    $schema: 'text',
    $id: 'text',
    $ref: 'text',
    $defs: 'object',
    title: 'text',
    description: 'text',
    examples: 'list',
    deprecated: 'flag',
    type: 'text',
    const: 'any',
    enum: 'list',
    format: 'text',
    pattern: 'text',
    minLength: 'number',
    maxLength: 'number',
    minimum: 'number',
    maximum: 'number',
    required: 'list',
    properties: 'object',
    additionalProperties: 'flag',
    minProperties: 'number',
    items: 'object',
    minItems: 'number',
    maxItems: 'number',
    uniqueItems: 'flag',
    oneOf: 'list',
    discriminator: 'object',
    'x-refers-to': 'text',
    'x-curated': 'flag',
    'x-growing': 'flag',
    'x-computed': 'object',
  } as const),
);

/** Keywords that may stand beside a `$ref`: they say something and check nothing. */
export const ANNOTATIONS: readonly string[] = [
  '$ref',
  'title',
  'description',
  'examples',
  'deprecated',
  'x-refers-to',
  'x-curated',
];

/** The type of a keyword's value; undefined for null. */
export function valueType(value: Json): ValueType | undefined {
  if (Array.isArray(value)) return 'list';
  if (isObject(value)) return 'object';
  const types: Record<string, ValueType> = { string: 'text', number: 'number', boolean: 'flag' };
  return types[typeof value];
}
