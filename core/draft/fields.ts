import type { CheckedCollection } from '../check/collection.ts';
import { formatPointer, type Step } from '../shared/pointer.ts';
import { dereference } from '../shared/schema.ts';
import type { Part } from './draft.ts';

/** Stands for the index of an item in the path of a field. */
const ITEM = '*';

/** A value that a record may have, whether it has it or not. */
export interface Field extends Part {
  /** Property names, and `*` for the items of a list. */
  path: readonly string[];
}

/** What a name says: a field and its place in the record, or why it is none. */
export type NamedField = { field: Field; steps: Step[] } | { problem: string };

type Schemas = Pick<CheckedCollection, 'schemas'>;

/** The properties that `--text` and `--phrase` give: evidence, and the fingerprint of the text. */
export function isFromText(name: string, { schema }: Part): boolean {
  return name === 'evidence' || schema.title === 'TextFingerprint';
}

/** Every field below a part of the schemas, with those of all branches of a union. */
export function fieldsOf({ schemas }: Schemas, root: Part): Field[] {
  const fields: Field[] = [];
  const visit = (part: Part, path: readonly string[]): void => {
    const { schema, fileName } = part;
    if (path.length > 0) fields.push({ ...part, path });
    if (schema.items !== undefined) visit(dereference(schemas, fileName, schema.items), [...path, ITEM]);
    for (const branch of schema.oneOf ?? []) visitProperties(dereference(schemas, fileName, branch), path);
    visitProperties(part, path);
  };
  const visitProperties = ({ schema, fileName }: Part, path: readonly string[]): void => {
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      const part = dereference(schemas, fileName, property);
      if (!isFromText(name, part)) visit(part, [...path, name]);
    }
  };
  visit(root, []);
  return fields;
}

/**
 * The field that a name means: its path from the start of the record, `measure/label` or `/events/1/date`, or the end
 * of the path alone where that is enough, `label`. In what is left out, an item is the first of its list.
 */
export function fieldNamed(fields: readonly Field[], name: string): NamedField {
  const steps = name.replace(/^\//, '').split('/');
  const wanted = steps.map((step) => (/^\d+$/.test(step) ? ITEM : step));
  const matches = fields.filter(({ path }) =>
    wanted.every((step, index) => path.at(index - wanted.length) === step),
  );
  const nearest = Math.min(...matches.map(({ path }) => path.length));
  // The branches of a union may have a field in common; one is as good as the other.
  const found = new Map(
    matches.filter(({ path }) => path.length === nearest).map((field) => [field.path.join('/'), field]),
  );
  const [field, ...others] = found.values();
  if (field === undefined) return { problem: `There is no field "${name}".` };
  if (others.length > 0)
    return { problem: `"${name}" can be ${[...found.keys()].map(asFirst).join(' or ')}; write it out.` };
  const left = field.path.slice(0, field.path.length - steps.length);
  return { field, steps: [...left, ...steps].map(asStep) };
}

/** The shortest name of the field at some steps. */
export function shortName(fields: readonly Field[], steps: readonly Step[]): string {
  const whole = formatPointer(steps);
  for (let length = 1; length < steps.length; length++) {
    const name = steps.slice(-length).join('/');
    const named = fieldNamed(fields, name);
    if ('steps' in named && formatPointer(named.steps) === whole && !/^\d/.test(name)) return name;
  }
  return whole.slice(1);
}

function asStep(step: string): Step {
  if (step === ITEM) return 0;
  return /^\d+$/.test(step) ? Number(step) : step;
}

function asFirst(path: string): string {
  return `"${path.replaceAll(ITEM, '0')}"`;
}
