import { DATASET_NAMES, isDatasetName, recordTypeName } from '../shared/datasets.ts';
import type { Schema } from '../shared/schema.ts';
import { mapSchemas } from './compound-schema.ts';

/** A schema with the instructions that json-schema-to-typescript takes where the schema alone gives too loose a type. */
export type TypedSchema = Schema & { tsType?: string; allOf?: Schema[] };

/**
 * Gives ids a type for each dataset, so that a compiler refuses the id of a place where one of an actor belongs. The
 * mark is optional and no value has it: a text, from JSON or from a program, is taken as the id of any dataset.
 * @param schema the authoring form, whose annotations say what refers to what
 */
export function brandIds(schema: Schema): Schema {
  const brands = DATASET_NAMES.map((dataset): [string, TypedSchema] => [
    idTitle(dataset),
    {
      title: idTitle(dataset),
      description: `The id of a record of the dataset ${dataset}.`,
      tsType: `string & { readonly __dataset?: '${dataset}' }`,
    },
  ]);
  const branded = mapSchemas(schema, (part) => {
    const dataset = part['x-refers-to'];
    return dataset === undefined ? part : { ...part, $ref: `#/$defs/${idTitle(dataset)}` };
  });
  const $defs: Record<string, Schema> = { ...branded.$defs, ...Object.fromEntries(brands) };
  for (const dataset of DATASET_NAMES) {
    const title = recordTypeName(dataset);
    const record = $defs[title];
    if (record?.properties?.id === undefined) throw new TypeError(`${title} has no id.`);
    const id: Schema = { ...record.properties.id, $ref: `#/$defs/${idTitle(dataset)}` };
    $defs[title] = { ...record, properties: { ...record.properties, id } };
  }
  return { ...branded, $defs };
}

/** The name of the type of a dataset's ids. */
function idTitle(dataset: string): string {
  if (!isDatasetName(dataset)) throw new TypeError(`There is no dataset ${dataset}.`);
  return `${recordTypeName(dataset)}Id`;
}

/**
 * Moves every schema that has a title and stands inside another to the definitions, and leaves a reference with its
 * description: a place that is only referred to keeps a comment of its own.
 */
export function hoistTitled(schema: Schema): Schema {
  const hoisted: Record<string, Schema> = {};
  const inner = (part: Schema): Schema => {
    if (part.title === undefined || part.$ref !== undefined) return part;
    if (Object.hasOwn(hoisted, part.title) || Object.hasOwn(schema.$defs ?? {}, part.title))
      throw new TypeError(`Two definitions have the title ${part.title}.`);
    hoisted[part.title] = part;
    const { description } = part;
    return { $ref: `#/$defs/${part.title}`, ...(description !== undefined && { description }) };
  };
  const lifted = mapSchemas(schema, (part) => ({
    ...part,
    ...(part.properties && { properties: mapValues(part.properties, inner) }),
    ...(part.items && { items: inner(part.items) }),
  }));
  return { ...lifted, $defs: { ...lifted.$defs, ...hoisted } };
}

/** Prepares a schema for the generator of TypeScript. */
export function forTypeScript(schema: Schema): Schema {
  const definitions = schema.$defs ?? {};
  return mapSchemas(schema, (part): TypedSchema => {
    const described = part.properties && mapValues(part.properties, (p) => describedBy(p, definitions));
    const typed = openVocabulary({ ...part, ...(described && { properties: described }) });
    return namedReference(closed(anyValue(typed)));
  });
}

/** A property says what it means; one that only refers says what the definition says. */
function describedBy(property: TypedSchema, definitions: Readonly<Record<string, Schema>>): TypedSchema {
  const description = definitions[property.$ref?.replace('#/$defs/', '') ?? '']?.description;
  return description === undefined ? property : namedReference({ ...property, description });
}

/** Objects are closed in the types of both forms: an index signature would accept every misspelling. */
function closed(schema: Schema): Schema {
  return schema.properties === undefined ? schema : { ...schema, additionalProperties: false };
}

/** An open vocabulary as a type that editors complete and that new values still satisfy. */
function openVocabulary(schema: Schema): TypedSchema {
  const values = schema.anyOf?.[0]?.enum;
  if (values === undefined) return schema;
  const { anyOf: _, ...rest } = schema;
  const union = [...values.map((value) => JSON.stringify(value)), '(string & {})'].join(' | ');
  // Without a name it may stand before the brackets of a list, which bind more closely.
  return { ...rest, tsType: schema.title === undefined ? `(${union})` : union };
}

/** What says nothing of its type may be anything; the generator would take it for an object. */
function anyValue(schema: TypedSchema): TypedSchema {
  const kinds = ['type', '$ref', 'const', 'enum', 'oneOf', 'anyOf', 'allOf', 'tsType'];
  return kinds.some((kind) => Object.hasOwn(schema, kind)) ? schema : { ...schema, tsType: 'unknown' };
}

/** Keeps the name of a referred type where a description stands beside the reference. */
function namedReference(schema: TypedSchema): TypedSchema {
  const { $ref, description } = schema;
  if ($ref === undefined) return schema;
  return description === undefined ? { $ref } : { allOf: [{ $ref }], description };
}

function mapValues(
  record: Readonly<Record<string, Schema>>,
  change: (schema: Schema) => Schema,
): Record<string, Schema> {
  return Object.fromEntries(Object.entries(record).map(([name, schema]) => [name, change(schema)]));
}
