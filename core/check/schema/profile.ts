import { isObject, type Json, type JsonObject, own } from '../../shared/json.ts';
import type { Step } from '../../shared/pointer.ts';
import type { ValueProblem } from '../rule.ts';
import { ANNOTATIONS, isOfType, KEYWORDS } from './keywords.ts';
import { isLinear } from './pattern.ts';

/** The code of this rule. */
export const SCHEMA_PROFILE = 'schema-profile';

const LOCAL_REFERENCE = /^([a-z-]+\.schema\.json)?#\/\$defs\/[A-Za-z0-9]+$|^[a-z-]+\.schema\.json$/;

/**
 * What in a schema leaves the portable profile (docs/schemas.md): the part of JSON Schema 2020-12 that
 * validators and code generators of many languages agree on.
 */
export function* profileProblems(schema: Json, steps: Step[] = []): Generator<ValueProblem> {
  if (!isObject(schema)) {
    yield {
      steps,
      message: 'A schema here must be an object.',
      help: 'Describe the value with a schema object.',
    };
    return;
  }
  yield* keywordProblems(schema, steps);
  yield* shapeProblems(schema, steps);
  yield* referenceProblems(schema, steps);
  yield* textProblems(schema, steps);
  for (const [name, inner] of Object.entries(members(schema, '$defs'))) {
    yield* documentationProblems(inner, [...steps, '$defs', name], true);
    yield* profileProblems(inner, [...steps, '$defs', name]);
  }
  for (const group of ['properties', 'x-computed'] as const) {
    for (const [name, inner] of Object.entries(members(schema, group))) {
      yield* documentationProblems(inner, [...steps, group, name], false);
      yield* profileProblems(inner, [...steps, group, name]);
    }
  }
  const items = own(schema, 'items');
  if (isObject(items)) yield* profileProblems(items, [...steps, 'items']);
  const branches = own(schema, 'oneOf');
  if (Array.isArray(branches)) {
    for (const [index, branch] of branches.entries())
      yield* profileProblems(branch, [...steps, 'oneOf', index]);
  }
}

function* keywordProblems(schema: JsonObject, steps: Step[]): Generator<ValueProblem> {
  for (const [keyword, value] of Object.entries(schema)) {
    const expected = KEYWORDS.get(keyword);
    if (expected === undefined) {
      yield {
        steps: [...steps, keyword],
        at: 'key',
        message: `The keyword "${keyword}" is outside the portable profile.`,
        help: 'Say it with the keywords of docs/schemas.md, or as a rule in code with a code and a good message.',
      };
    } else if (!isOfType(value, expected)) {
      yield {
        steps: [...steps, keyword],
        message: `The value of "${keyword}" must be ${expected}.`,
        help: 'See docs/schemas.md for what each keyword takes.',
      };
    }
  }
}

function* shapeProblems(schema: JsonObject, steps: Step[]): Generator<ValueProblem> {
  if (own(schema, 'properties') !== undefined && own(schema, 'additionalProperties') !== false) {
    yield {
      steps,
      message: 'This object is open: a misspelt property would pass.',
      help: 'Add "additionalProperties": false.',
    };
  }
  const required = own(schema, 'required');
  for (const name of Array.isArray(required) ? required : []) {
    if (typeof name === 'string' && Object.hasOwn(members(schema, 'properties'), name)) continue;
    yield {
      steps: [...steps, 'required'],
      message: `${JSON.stringify(name)} is required and is no property here.`,
      help: 'Describe it under "properties", or remove it from "required".',
    };
  }
  if (own(schema, 'oneOf') !== undefined && own(schema, 'discriminator') === undefined) {
    yield {
      steps: [...steps, 'oneOf'],
      at: 'key',
      message: 'This union has no tag.',
      help: 'Give each branch a property with a "const" and name it in "discriminator".',
    };
  }
}

function* referenceProblems(schema: JsonObject, steps: Step[]): Generator<ValueProblem> {
  const reference = own(schema, '$ref');
  if (typeof reference !== 'string') return;
  if (!LOCAL_REFERENCE.test(reference)) {
    yield {
      steps: [...steps, '$ref'],
      message: `The reference ${JSON.stringify(reference)} does not stay within schemas/.`,
      help: 'Refer to "#/$defs/name", "other.schema.json" or "other.schema.json#/$defs/name".',
    };
  }
  for (const keyword of Object.keys(schema)) {
    if (!KEYWORDS.has(keyword) || ANNOTATIONS.includes(keyword)) continue;
    yield {
      steps: [...steps, keyword],
      at: 'key',
      message: `"${keyword}" stands beside a "$ref", where code generators overlook it.`,
      help: 'Put it into the definition, or write a definition of its own.',
    };
  }
}

function* textProblems(schema: JsonObject, steps: Step[]): Generator<ValueProblem> {
  const format = own(schema, 'format');
  if (format !== undefined && format !== 'edtf') {
    yield {
      steps: [...steps, 'format'],
      message: `The format ${JSON.stringify(format)} is outside the portable profile.`,
      help: 'Use "edtf" for dates; for other forms give a "pattern", which every validator understands.',
    };
  }
  const pattern = own(schema, 'pattern');
  if (typeof pattern === 'string' && !isLinear(pattern)) {
    yield {
      steps: [...steps, 'pattern'],
      message: 'This pattern can take exponential time on some texts, or is no regular expression.',
      help: 'Write it so that a text can match in one way only; repetitions of repetitions are the usual cause.',
    };
  }
  const values = own(schema, 'enum');
  if (Array.isArray(values) && !values.every((value) => typeof value === 'string')) {
    yield {
      steps: [...steps, 'enum'],
      message: 'A vocabulary holds texts only.',
      help: 'Write each value in double quotes.',
    };
  }
}

function* documentationProblems(schema: Json, steps: Step[], isDefinition: boolean): Generator<ValueProblem> {
  if (!isObject(schema) || (own(schema, '$ref') !== undefined && !isDefinition)) return;
  if (own(schema, 'description') === undefined) {
    yield {
      steps,
      message: 'There is no description.',
      help: 'Tell a curator what to write, in a sentence or two.',
    };
  }
  if (isDefinition && own(schema, 'title') === undefined) {
    yield { steps, message: 'The definition has no title.', help: 'Add a title; types are named after it.' };
  }
}

function members(schema: JsonObject, key: string): JsonObject {
  const value = own(schema, key);
  return isObject(value) ? value : {};
}
