import { isObject, type Json, type JsonObject } from '../../../../core/shared/json.ts';

/** Values that somebody may have put anywhere. */
const ANYTHING: readonly Json[] = [
  '',
  'a',
  'b',
  'ab',
  'abc',
  'bb',
  'd',
  0,
  1,
  1.5,
  -2,
  3,
  9,
  null,
  true,
  [],
  ['a'],
  ['a', 'a'],
  [1, 2, 3, 4],
  {},
  { a: 'a' },
  { a: 1, b: 'b' },
  { kind: 'x' },
  { kind: 'y', a: 'a' },
  { d: 'd', c: 1 },
];

/**
 * Values that fit a schema or nearly do: what it asks for, at its limits, and now and then something else.
 * Equal seeds give equal values.
 */
export function* instancesOf(file: JsonObject, seed: number, count: number): Generator<Json> {
  const next = dice(seed);
  const roll = (sides: number): number => Math.floor(next() * sides);
  for (let made = 0; made < count; made++) yield new Maker(file, roll).make(file, 0);
}

class Maker {
  readonly #definitions: JsonObject;
  readonly #roll: (sides: number) => number;

  constructor({ $defs }: JsonObject, roll: (sides: number) => number) {
    this.#definitions = isObject($defs) ? $defs : {};
    this.#roll = roll;
  }

  make(schema: Json | undefined, depth: number): Json {
    if (depth > 5 || this.#roll(15) === 0 || !isObject(schema)) return this.#one(ANYTHING) ?? null;
    const { $ref, oneOf, anyOf } = schema;
    if (typeof $ref === 'string')
      return this.make(this.#definitions[$ref.replace('#/$defs/', '')], depth + 1);
    if ('const' in schema && schema.const !== undefined) return schema.const;
    if (Array.isArray(schema.enum)) return this.#one(schema.enum) ?? null;
    if (Array.isArray(anyOf)) return this.make(this.#one(anyOf), depth + 1);
    if (Array.isArray(oneOf)) return this.#merged(schema, this.make(this.#one(oneOf), depth + 1), depth);
    return this.#ofType(schema, depth);
  }

  #ofType(schema: JsonObject, depth: number): Json {
    const type = Array.isArray(schema.type) ? this.#one(schema.type) : schema.type;
    switch (type) {
      case 'string':
        return this.#text(schema);
      case 'integer':
      case 'number':
        return this.#number(schema, type);
      case 'boolean':
        return this.#roll(2) === 0;
      case 'null':
        return null;
      case 'array':
        return this.#list(schema, depth);
      case 'object':
        return this.#object(schema, depth);
      default:
        return this.#one(ANYTHING) ?? null;
    }
  }

  #text({ minLength, maxLength }: JsonObject): string {
    const lengths = [minLength, maxLength, 0, 1, 2, 4].filter((length) => typeof length === 'number');
    const length = this.#one(lengths) ?? 0;
    return Array.from({ length }, () => this.#one(['a', 'b', 'a', 'b', '😀'])).join('');
  }

  #number({ minimum, maximum }: JsonObject, type: string): number {
    const numbers = [minimum, maximum, 0, 1, -3, 4].filter((value) => typeof value === 'number');
    return (this.#one(numbers) ?? 0) + (type === 'number' ? (this.#one([0, 0, 0.5]) ?? 0) : 0);
  }

  #list({ items, minItems, maxItems }: JsonObject, depth: number): Json[] {
    const lengths = [minItems, maxItems, 1, 2, 4].filter((length) => typeof length === 'number');
    return Array.from({ length: this.#one(lengths) ?? 0 }, () => this.make(items, depth + 1));
  }

  #object({ properties, required, additionalProperties }: JsonObject, depth: number): JsonObject {
    const described = isObject(properties) ? properties : {};
    const must = Array.isArray(required) ? required : [];
    const others = this.#roll(3) === 0 ? ['a', 'b', 'c', 'd', 'kind'] : [];
    const object: JsonObject = {};
    for (const name of new Set([...Object.keys(described), ...must.map(String), ...others])) {
      if (!must.includes(name) && this.#roll(2) === 0) continue;
      object[name] = this.make(described[name] ?? additionalProperties, depth + 1);
    }
    return object;
  }

  /** What a schema beside its union asks for, in one value with what a branch asks for. */
  #merged(schema: JsonObject, value: Json, depth: number): Json {
    if (!isObject(value) || !isObject(schema.properties)) return value;
    return { ...this.#object(schema, depth), ...value };
  }

  #one<T>(list: readonly T[]): T | undefined {
    return list[this.#roll(list.length)];
  }
}

/** Numbers from 0 to 1 that follow from a seed (mulberry32). */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
