import type { CheckedCollection } from '../check/collection.ts';
import { isObject, type Json, own } from '../shared/json.ts';
import type { Step } from '../shared/pointer.ts';
import { dereference } from '../shared/schema.ts';
import type { Part } from './draft.ts';
import { isFromText } from './fields.ts';

/** A required value that a content does not have. */
export interface MissingValue {
  steps: Step[];
  part: Part;
}

type Schemas = Pick<CheckedCollection, 'schemas'>;

/**
 * The values that a schema requires and a content lacks, in the order of the schema. An object that is missing is
 * asked for property by property, unless it is one of several kinds; a list by its first item. What the text gives,
 * evidence and fingerprint, is left out.
 */
export function* missingValues(
  project: Schemas,
  part: Part,
  content: Json | undefined,
  steps: Step[] = [],
): Generator<MissingValue> {
  const { schema, fileName } = part;
  if (schema.items !== undefined) {
    const item = dereference(project.schemas, fileName, schema.items);
    const isPlain = item.schema.type !== 'object';
    if (Array.isArray(content) && content.length > 0) {
      for (const [index, inner] of content.entries())
        yield* missingValues(project, item, inner, [...steps, index]);
    } else if (isPlain) yield { steps, part };
    else yield* missingValues(project, item, undefined, [...steps, 0]);
    return;
  }
  const tag = schema.discriminator?.propertyName;
  if (content === undefined && (schema.properties === undefined || schema.minProperties !== undefined)) {
    yield { steps, part };
    return;
  }
  if (tag !== undefined && isObject(content)) {
    const branches = (schema.oneOf ?? []).map((option) => dereference(project.schemas, fileName, option));
    const branch = branches.find(
      ({ schema: { properties } }) => properties?.[tag]?.const === own(content, tag),
    );
    // A tag that is missing or unknown is left to the check, which names it.
    if (branch !== undefined) yield* missingProperties(project, branch, content, steps);
  } else yield* missingProperties(project, part, content, steps);
}

function* missingProperties(
  project: Schemas,
  { schema, fileName }: Part,
  content: Json | undefined,
  steps: Step[],
): Generator<MissingValue> {
  const object = isObject(content) ? content : {};
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    const part = dereference(project.schemas, fileName, property);
    const value = own(object, name);
    const isWanted = value !== undefined || schema.required?.includes(name) === true;
    if (isWanted && !isFromText(name, part)) yield* missingValues(project, part, value, [...steps, name]);
  }
}
