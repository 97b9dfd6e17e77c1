import type { ErrorObject } from 'ajv/dist/2020.js';
import type { Json } from '../../shared/json.ts';
import type { Schema } from '../../shared/schema.ts';
import type { ValueProblem } from '../rule.ts';
import { nearMiss } from './near-miss.ts';

/** What ajv complains of in a value, in the words of a finding: it names the field, the value and what was expected. */
export function valueProblem(error: ErrorObject, steps: readonly string[]): ValueProblem {
  const schema = schemaOf(error);
  const written = display(error.data as Json);
  const hint = expected(schema);
  const field = fieldOf(steps);
  switch (error.keyword) {
    case 'type': {
      const type = a(error.params.type);
      if (steps.length === 0) return { steps, message: `${written} is not ${type}.`, help: hint };
      const what = /^\d+$/.test(steps.at(-1) ?? '') ? `each item of ${field}` : field;
      return { steps, message: `${written} is not ${type}, as ${what} must be.`, help: hint };
    }
    case 'discriminator': {
      const { tag, tagValue } = error.params;
      const message =
        tagValue === undefined
          ? `The property "${tag}" is missing${place(steps)}; it says which form this value has.`
          : `${display(tagValue)} is no known "${tag}".`;
      return { steps: tagValue === undefined ? steps : [...steps, tag], message, help: hint };
    }
    case 'const': {
      const allowed = display(error.params.allowedValue);
      return {
        steps,
        message: `${capital(field)} must be ${allowed} here, not ${written}.`,
        help: `Write ${allowed}. ${hint}`,
      };
    }
    case 'enum': {
      const allowed: string[] = error.params.allowedValues;
      const meant = typeof error.data === 'string' ? nearMiss(error.data, allowed) : undefined;
      return {
        steps,
        message: `${written} is not in the vocabulary of ${field}.`,
        help: meant === undefined ? `Use one of: ${allowed.join(', ')}.` : `Did you mean "${meant}"?`,
      };
    }
    case 'format':
      return {
        steps,
        message: `${written} in ${field} is not a date in EDTF level 1, or names a day that does not exist.`,
        help: hint,
      };
    case 'pattern':
      return { steps, message: `${written} does not have the form of ${field}.`, help: hint };
    case 'uniqueItems': {
      // ajv names the two items in either order, depending on their type.
      const [first, second] = [error.params.i, error.params.j].toSorted((x, y) => x - y);
      return {
        steps: [...steps, second],
        message: `This item of ${field} repeats item ${first + 1} of the list.`,
        help: 'Remove one of the two.',
      };
    }
    default:
      return { steps, message: boundsMessage(error, written, field), help: hint };
  }
}

function boundsMessage(error: ErrorObject, written: string, field: string): string {
  const { limit } = error.params;
  switch (error.keyword) {
    case 'minLength':
      return error.data === ''
        ? `The text of ${field} is empty.`
        : `${written} in ${field} is shorter than ${limit} characters.`;
    case 'maxLength':
      return `The text of ${field} has more than ${limit} characters.`;
    case 'minimum':
      return `${written} in ${field} is less than ${limit}.`;
    case 'maximum':
      return `${written} in ${field} is more than ${limit}.`;
    case 'minItems':
      return `${capital(field)} has fewer than ${limit} ${limit === 1 ? 'item' : 'items'}.`;
    case 'maxItems':
      return `${capital(field)} has more than ${limit} ${limit === 1 ? 'item' : 'items'}.`;
    default:
      return `${capital(field)} must have at least ${limit} of its properties.`;
  }
}

/** What a value is for and an example of it, from its schema. */
export function expected(schema: Schema | undefined): string {
  const text = `${schema?.description ?? ''}${example(schema)}`.trim();
  if (text !== '') return text;
  const [, file, name] = /^(.*)#\/\$defs\/(.+)$/.exec(schema?.$ref ?? '') ?? [];
  const where = file ? `schemas/${file}` : 'the schema of the record';
  return name === undefined ? `See ${where}.` : `See "${name}" in ${where}.`;
}

/** The field that a path leads to: for an item of a list, the list. */
function fieldOf(steps: readonly string[]): string {
  const name = steps.findLast((step) => !/^\d+$/.test(step));
  return name === undefined ? 'this value' : `"${name}"`;
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

/** The schema object that a keyword stands in. */
export function schemaOf(error: ErrorObject): Schema {
  // ajv is told to be verbose, so each error carries the schema object that the keyword stands in.
  return (error.parentSchema ?? {}) as Schema;
}

/** Where an object is, for a message about what it lacks. */
export function place(steps: readonly string[]): string {
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
