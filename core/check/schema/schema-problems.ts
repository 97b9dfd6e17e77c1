import type { ErrorObject } from 'ajv/dist/2020.js';
import type { Json } from '../../shared/json.ts';
import { parsePointer } from '../../shared/pointer.ts';
import type { Schema } from '../../shared/schema.ts';
import type { ValueProblem } from '../rule.ts';
import { nearMiss, sureMiss } from './near-miss.ts';
import { sureFix } from './sure-fix.ts';

/** A problem with the code of the kind of schema violation. */
export interface CodedValueProblem extends ValueProblem {
  code: SchemaCode;
}

/** The codes of schema violations, each with a page in docs/rules/. */
export const SCHEMA_CODES = [
  'wrong-type',
  'unknown-kind',
  'not-in-vocabulary',
  'wrong-date',
  'wrong-form',
  'out-of-bounds',
  'repeated-item',
  'missing-property',
  'unknown-property',
] as const;
export type SchemaCode = (typeof SCHEMA_CODES)[number];

const CODE_OF_KEYWORD: Record<string, SchemaCode> = {
  type: 'wrong-type',
  discriminator: 'unknown-kind',
  enum: 'not-in-vocabulary',
  const: 'not-in-vocabulary',
  format: 'wrong-date',
  pattern: 'wrong-form',
  minLength: 'out-of-bounds',
  maxLength: 'out-of-bounds',
  minimum: 'out-of-bounds',
  maximum: 'out-of-bounds',
  minItems: 'out-of-bounds',
  maxItems: 'out-of-bounds',
  minProperties: 'out-of-bounds',
  uniqueItems: 'repeated-item',
  required: 'missing-property',
  additionalProperties: 'unknown-property',
};

/** A record with more errors than this has one cause that its curator will find among them. */
const MOST_ERRORS = 100;

/**
 * Turns ajv's errors into problems, one for each cause: of several complaints about one value only the most
 * telling is kept, and a misspelt property is one problem, not a missing and an unknown one.
 */
export function schemaProblems(errors: readonly ErrorObject[]): CodedValueProblem[] {
  const problems: CodedValueProblem[] = [];
  const byPlace = Map.groupBy(errors.slice(0, MOST_ERRORS), (error) => error.instancePath);
  for (const [place, atPlace] of byPlace) {
    const steps = parsePointer(place);
    const [worst] = atPlace.filter(isAboutValue).sort((a, b) => severityOf(a) - severityOf(b));
    if (worst !== undefined) problems.push({ ...valueProblem(worst, steps), ...sureFix(worst) });
    problems.push(...propertyProblems(atPlace, steps));
  }
  return problems;
}

function isAboutValue(error: ErrorObject): boolean {
  return error.keyword !== 'required' && error.keyword !== 'additionalProperties';
}

function severityOf(error: ErrorObject): number {
  return SCHEMA_CODES.indexOf(codeOf(error));
}

function codeOf(error: ErrorObject): SchemaCode {
  const code = CODE_OF_KEYWORD[error.keyword];
  if (code === undefined)
    throw new TypeError(`The keyword "${error.keyword}" is not in the portable profile.`);
  return code;
}

function propertyProblems(errors: readonly ErrorObject[], steps: readonly string[]): CodedValueProblem[] {
  const missing = new Map<string, ErrorObject>();
  for (const error of errors) {
    if (error.keyword === 'required') missing.set(error.params.missingProperty, error);
  }
  const problems: CodedValueProblem[] = [];
  for (const error of errors) {
    if (error.keyword !== 'additionalProperties') continue;
    const key: string = error.params.additionalProperty;
    const present = Object.keys(error.data ?? {});
    const known = Object.keys(schemaOf(error).properties ?? {});
    const meant = nearMiss(
      key,
      known.filter((name) => !present.includes(name)),
    );
    if (meant !== undefined) missing.delete(meant);
    problems.push({
      code: 'unknown-property',
      steps: [...steps, key],
      at: 'key',
      message: `There is no property "${key}" here.`,
      help: meant === undefined ? `Known properties: ${known.join(', ')}.` : `Did you mean "${meant}"?`,
      ...(meant !== undefined && meant === sureMiss(key, known) && { replacement: JSON.stringify(meant) }),
    });
  }
  for (const [name, error] of missing) {
    const property = schemaOf(error).properties?.[name];
    problems.push({
      code: 'missing-property',
      steps,
      message: `The property "${name}" is missing${place(steps)}.`,
      help: `Add "${name}"${property?.description ? `: ${property.description}` : '.'}${example(property)}`,
    });
  }
  return problems;
}

function valueProblem(error: ErrorObject, steps: readonly string[]): CodedValueProblem {
  const schema = schemaOf(error);
  const written = display(error.data as Json);
  const hint = `${schema.description ?? ''}${example(schema)}`.trim();
  const base = { code: codeOf(error), steps };
  switch (error.keyword) {
    case 'type':
      return { ...base, message: `${written} is not ${a(error.params.type)}.`, help: hint };
    case 'discriminator': {
      const { tag, tagValue } = error.params;
      const message =
        tagValue === undefined
          ? `The property "${tag}" is missing${place(steps)}; it says which form this value has.`
          : `${display(tagValue)} is no known "${tag}".`;
      return { ...base, ...(tagValue !== undefined && { steps: [...steps, tag] }), message, help: hint };
    }
    case 'const':
      return {
        ...base,
        message: `${written} must be ${display(error.params.allowedValue)} here.`,
        help: hint,
      };
    case 'enum': {
      const allowed: string[] = error.params.allowedValues;
      const meant = typeof error.data === 'string' ? nearMiss(error.data, allowed) : undefined;
      return {
        ...base,
        message: `${written} is not in the vocabulary.`,
        help: meant === undefined ? `Use one of: ${allowed.join(', ')}.` : `Did you mean "${meant}"?`,
      };
    }
    case 'format':
      return {
        ...base,
        message: `${written} is not a date in EDTF level 1, or names a day that does not exist.`,
        help: hint,
      };
    case 'pattern':
      return { ...base, message: `${written} does not have the expected form.`, help: hint };
    case 'uniqueItems': {
      // ajv names the two items in either order, depending on their type.
      const [first, second] = [error.params.i, error.params.j].toSorted((x, y) => x - y);
      return {
        ...base,
        steps: [...steps, second],
        message: `This item repeats item ${first + 1} of the list.`,
        help: 'Remove one of the two.',
      };
    }
    default:
      return { ...base, message: boundsMessage(error, written), help: hint };
  }
}

function boundsMessage(error: ErrorObject, written: string): string {
  const { limit } = error.params;
  switch (error.keyword) {
    case 'minLength':
      return error.data === '' ? 'The text is empty.' : `${written} is shorter than ${limit} characters.`;
    case 'maxLength':
      return `The text has more than ${limit} characters.`;
    case 'minimum':
      return `${written} is less than ${limit}.`;
    case 'maximum':
      return `${written} is more than ${limit}.`;
    case 'minItems':
      return `The list has fewer than ${limit} ${limit === 1 ? 'item' : 'items'}.`;
    case 'maxItems':
      return `The list has more than ${limit} items.`;
    default:
      return `At least ${limit} of the properties must be given.`;
  }
}

function schemaOf(error: ErrorObject): Schema {
  // ajv is told to be verbose, so each error carries the schema object that the keyword stands in.
  return (error.parentSchema ?? {}) as Schema;
}

function place(steps: readonly string[]): string {
  return steps.length === 0 ? '' : ` in ${steps.join('.')}`;
}

function example(schema: Schema | undefined): string {
  const [first] = schema?.examples ?? [];
  return first === undefined ? '' : ` Example: ${JSON.stringify(first)}`;
}

function display(value: Json): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

function a(type: string): string {
  const words: Record<string, string> = {
    string: 'a text in double quotes',
    number: 'a number',
    integer: 'a whole number',
    boolean: 'true or false',
    array: 'a list in [ ]',
    object: 'an object in { }',
  };
  return words[type] ?? `of type ${type}`;
}
