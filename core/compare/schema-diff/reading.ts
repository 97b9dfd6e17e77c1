import { isObject, type Json, type JsonObject } from '../../shared/json.ts';

/** The keywords that set a least or a greatest number. */
export const LIMITS = [
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'minItems',
  'maxItems',
  'minProperties',
  'maxProperties',
] as const;

export type Limit = (typeof LIMITS)[number];

/** What one schema says, keyword by keyword, without what lies behind its `$ref`. */
export interface Reading {
  /** The name of the definition that `$ref` leads to. */
  ref?: string;
  types?: readonly string[];
  /** The values that `const` or `enum` allows. */
  closed?: readonly Json[];
  /** The known values of a vocabulary that accepts others. */
  growing?: readonly Json[];
  pattern?: string;
  format?: string;
  limits: Partial<Record<Limit, number>>;
  uniqueItems: boolean;
  items?: JsonObject;
  properties: ReadonlyMap<string, JsonObject>;
  required: ReadonlySet<string>;
  /** What holds for properties that are not described: anything, nothing, or a schema. */
  additional: 'anything' | 'nothing' | JsonObject;
  branches?: readonly JsonObject[];
  title?: string;
  description?: string;
  examples?: Json;
  deprecated: boolean;
  /** What is outside the published form of the profile: nobody here knows what it means. */
  foreign: JsonObject;
}

const DIALECT = 'https://json-schema.org/draft/2020-12/schema';

/** Keywords that only name or explain: they may stand beside a `$ref`, and no value is refused for them. */
export const WORDS: ReadonlySet<string> = new Set([
  '$id',
  '$defs',
  'title',
  'description',
  'examples',
  'deprecated',
]);

type KeywordReader = (value: Json) => Partial<Reading> | undefined;

/** How each keyword is read; a value that is not of the keyword's form gives nothing. */
const READERS = new Map<string, KeywordReader>(
  Object.entries({
    // The address of a release, which changes each time.
    $id: () => ({}),
    // Definitions are compared one by one.
    $defs: (value) => (isObject(value) ? {} : undefined),
    $schema: (value) => (value === DIALECT ? {} : undefined),
    $ref: (value) => {
      const [, ref] = (text(value) && /^#\/\$defs\/([^/%~]+)$/.exec(value)) || [];
      return ref === undefined ? undefined : { ref };
    },
    title: (value) => (text(value) ? { title: value } : undefined),
    description: (value) => (text(value) ? { description: value } : undefined),
    examples: (value) => ({ examples: value }),
    deprecated: (value) => (typeof value === 'boolean' ? { deprecated: value } : undefined),
    type: (value) => {
      const types = Array.isArray(value) ? value : [value];
      return types.every((type) => typeof type === 'string') ? { types } : undefined;
    },
    const: (value) => ({ closed: [value] }),
    enum: (value) => (Array.isArray(value) ? { closed: value } : undefined),
    anyOf: growingVocabulary,
    pattern: (value) => (text(value) ? { pattern: value } : undefined),
    format: (value) => (text(value) ? { format: value } : undefined),
    uniqueItems: (value) => (typeof value === 'boolean' ? { uniqueItems: value } : undefined),
    items: (value) => ({ items: asSchema(value) }),
    properties: (value) => (isObject(value) ? { properties: schemasByName(value) } : undefined),
    required: (value) =>
      Array.isArray(value) && value.every((name) => typeof name === 'string')
        ? { required: new Set(value) }
        : undefined,
    additionalProperties: (value) =>
      typeof value === 'boolean'
        ? { additional: value ? 'anything' : 'nothing' }
        : { additional: asSchema(value) },
    oneOf: (value) => (Array.isArray(value) ? { branches: value.map(asSchema) } : undefined),
  } satisfies Record<string, KeywordReader>),
);

/** Reads a schema of the published form; what is outside it ends in `foreign`. */
export function read(schema: JsonObject): Reading {
  const reading: Reading = {
    limits: {},
    uniqueItems: false,
    properties: new Map(),
    required: new Set(),
    additional: 'anything',
    deprecated: false,
    foreign: {},
  };
  for (const [keyword, value] of Object.entries(schema)) {
    const limit = LIMITS.find((name) => name === keyword);
    if (limit !== undefined && typeof value === 'number') {
      reading.limits[limit] = value;
      continue;
    }
    const said = READERS.get(keyword)?.(value);
    // Two keywords that say the same thing, `const` beside `enum` or `anyOf` beside `type`, would have to be combined.
    const isTwice = said !== undefined && Object.keys(said).some((name) => isSaid(reading, name));
    if (said === undefined || isTwice) reading.foreign[keyword] = value;
    else Object.assign(reading, said);
  }
  return withoutMixedReference(reading, schema);
}

function isSaid(reading: Reading, name: string): boolean {
  return (name === 'types' || name === 'closed') && name in reading;
}

/** What checks values beside a `$ref` would have to be combined with what lies behind it; the profile forbids it. */
function withoutMixedReference(reading: Reading, schema: JsonObject): Reading {
  const { ref, ...rest } = reading;
  const isPure = Object.keys(schema).every((keyword) => keyword === '$ref' || WORDS.has(keyword));
  if (ref === undefined || isPure) return reading;
  return { ...rest, foreign: { ...rest.foreign, $ref: `#/$defs/${ref}` } };
}

/** The one shape in which the published form has `anyOf`: known values, and any value of their type. */
function growingVocabulary(value: Json): Partial<Reading> | undefined {
  if (!Array.isArray(value) || value.length !== 2) return undefined;
  const [known, open] = value.map((branch) => (isObject(branch) ? Object.entries(branch) : []));
  if (known?.length !== 1 || open?.length !== 1) return undefined;
  const [[keyword, growing] = []] = known;
  const [[openKeyword, type] = []] = open;
  if (keyword !== 'enum' || openKeyword !== 'type') return undefined;
  if (!Array.isArray(growing) || type !== 'string' || !growing.every((item) => typeof item === 'string')) {
    return undefined;
  }
  return { growing, types: [type] };
}

/** A schema may also be `true`, which says nothing. Whatever else is no object is not understood. */
function asSchema(value: Json): JsonObject {
  if (isObject(value)) return value;
  return value === true ? {} : { 'boolean schema': value };
}

function schemasByName(value: JsonObject): Map<string, JsonObject> {
  return new Map(Object.entries(value).map(([name, schema]) => [name, asSchema(schema)]));
}

function text(value: Json): value is string {
  return typeof value === 'string';
}
