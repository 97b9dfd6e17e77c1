import type { ErrorObject } from 'ajv/dist/2020.js';
import { parsePointer } from '../../shared/pointer.ts';
import type { ValueProblem } from '../rule.ts';
import { nearMiss, sureMiss } from './near-miss.ts';
import { sureFix } from './sure-fix.ts';
import { expected, place, schemaOf, valueProblem } from './value-problem.ts';

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
    if (worst !== undefined) problems.push(misspeltTag(worst, steps) ?? aboutValue(worst, steps));
    problems.push(...propertyProblems(atPlace, steps));
  }
  return problems;
}

function aboutValue(error: ErrorObject, steps: readonly string[]): CodedValueProblem {
  return { code: codeOf(error), ...valueProblem(error, steps), ...sureFix(error) };
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

/** Without its tag nothing is known of an object, not even which of its properties there are; a near miss is the tag. */
function misspeltTag({ keyword, params, data }: ErrorObject, steps: readonly string[]) {
  if (keyword !== 'discriminator' || params.tagValue !== undefined) return undefined;
  const key = Object.keys(data ?? {}).find((name) => nearMiss(name, [params.tag]) !== undefined);
  return key === undefined ? undefined : unknownProperty([...steps, key], [params.tag], params.tag);
}

function unknownProperty(
  steps: readonly string[],
  known: readonly string[],
  meant: string | undefined,
): CodedValueProblem {
  const key = String(steps.at(-1));
  return {
    code: 'unknown-property',
    steps,
    at: 'key',
    message: `There is no property "${key}" here.`,
    help: meant === undefined ? `Known properties: ${known.join(', ')}.` : `Did you mean "${meant}"?`,
    ...(meant !== undefined && meant === sureMiss(key, known) && { replacement: JSON.stringify(meant) }),
  };
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
    const absent = known.filter((name) => !present.includes(name));
    // What must be there and is not is meant more likely than what may be there.
    const meant = nearMiss(key, missing.keys()) ?? nearMiss(key, absent);
    if (meant !== undefined) missing.delete(meant);
    problems.push(unknownProperty([...steps, key], known, meant));
  }
  for (const [name, error] of missing) {
    const property = schemaOf(error).properties?.[name];
    problems.push({
      code: 'missing-property',
      steps,
      message: `The property "${name}" is missing${place(steps)}.`,
      help: `Add "${name}": ${expected(property)}`,
    });
  }
  return problems;
}
