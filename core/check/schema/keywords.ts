import { isObject, type Json } from '../../shared/json.ts';

/** What the value of a keyword is, in the words of a message. */
export type ValueType =
  | 'a text'
  | 'a number'
  | 'a count'
  | 'true or false'
  | 'an object'
  | 'a list'
  | 'any value';

/** The keywords of the profile and what their values must be. */
export const KEYWORDS: ReadonlyMap<string, ValueType> = new Map(
  Object.entries({
    $schema: 'a text',
    $id: 'a text',
    $ref: 'a text',
    $defs: 'an object',
    title: 'a text',
    description: 'a text',
    examples: 'a list',
    deprecated: 'true or false',
    type: 'a text',
    const: 'any value',
    enum: 'a list',
    format: 'a text',
    pattern: 'a text',
    minLength: 'a count',
    maxLength: 'a count',
    minimum: 'a number',
    maximum: 'a number',
    required: 'a list',
    properties: 'an object',
    additionalProperties: 'true or false',
    minProperties: 'a count',
    items: 'an object',
    minItems: 'a count',
    maxItems: 'a count',
    uniqueItems: 'true or false',
    oneOf: 'a list',
    discriminator: 'an object',
    'x-refers-to': 'a text',
    'x-curated': 'true or false',
    'x-growing': 'true or false',
    'x-unordered': 'true or false',
    'x-computed': 'an object',
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

/** Whether the value of a keyword is what it must be. */
export function isOfType(value: Json, type: ValueType): boolean {
  switch (type) {
    case 'a text':
      return typeof value === 'string';
    case 'a number':
      return typeof value === 'number';
    case 'a count':
      return Number.isInteger(value) && Number(value) >= 0;
    case 'true or false':
      return typeof value === 'boolean';
    case 'an object':
      return isObject(value);
    case 'a list':
      return Array.isArray(value);
    case 'any value':
      return true;
  }
}
