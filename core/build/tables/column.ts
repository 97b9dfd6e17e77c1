import { type DatasetName, isDatasetName } from '../../shared/datasets.ts';
import type { Schema } from '../../shared/schema.ts';
import type { Field } from './fields.ts';

/** What a column holds; dates are texts, because EDTF says more than the dates of a database can. */
export type ColumnType = 'text' | 'integer' | 'number' | 'boolean';

/** The dataset in which a column's ids are found: always the same one, or named by another column of the row. */
export type Target = { dataset: DatasetName } | { datasetIn: string };

/** A column as the schemas describe it, before any record is looked at. */
export interface Column {
  name: string;
  /** Where the value lies in the value of a row; empty where it is the value of the row itself. */
  path: readonly string[];
  type: ColumnType;
  nullable: boolean;
  refersTo?: Target;
  /** Whether people read it: neither a date nor a code nor anything else of a fixed form. */
  isProse: boolean;
  /** What the published schema says of it. */
  description?: string;
}

/** A column that identifies rows. */
export function keyColumn(name: string, type: ColumnType, path: readonly string[] = []): Column {
  return { name, path, type, nullable: false, isProse: false };
}

/**
 * The column of a plain value.
 * @param published the value in the published schema, which says its type
 * @param authored the same value in the authoring schema, which says its meaning; absent where the build computes it
 */
export function columnOf(name: string, { path, schemas, nullable }: Field, authored?: Field): Column {
  const refersTo = authored && targetOf(authored);
  const type = typeOf(schemas.map(({ schema }) => schema));
  const description = descriptionIn(schemas);
  return {
    name,
    path,
    type,
    nullable,
    ...(refersTo !== undefined && { refersTo }),
    isProse: type === 'text' && refersTo === undefined && (authored?.schemas.every(isProse) ?? false),
    ...(description !== undefined && { description }),
  };
}

/** Branches of a union describe their own form of a value; what only some of them say is not said of all. */
function descriptionIn(schemas: Field['schemas']): string | undefined {
  const [first, ...others] = schemas.map(({ schema }) => schema.description);
  return others.every((other) => other === first) ? first : undefined;
}

const TYPES: Readonly<Record<string, ColumnType>> = {
  string: 'text',
  integer: 'integer',
  number: 'number',
  boolean: 'boolean',
};

/** The type that holds every value of these schemas; what no other type holds is text. */
function typeOf(schemas: readonly Schema[]): ColumnType {
  const types = new Set(schemas.flatMap(typesIn).map((type) => TYPES[type] ?? 'text'));
  const [first = 'text'] = types;
  if (types.size < 2) return first;
  return [...types].every((type) => type === 'integer' || type === 'number') ? 'number' : 'text';
}

function typesIn({ type, anyOf, const: constant }: Schema): string[] {
  if (type !== undefined) return [type];
  if (anyOf !== undefined) return anyOf.flatMap(typesIn);
  return [constant === undefined ? 'string' : typeof constant];
}

function targetOf({ schemas }: Field): Target | undefined {
  const targets = schemas.map(({ schema }) => schema['x-refers-to']);
  const [first] = targets;
  if (first === undefined || !targets.every((target) => target !== undefined && isDatasetName(target)))
    return undefined;
  if (isDatasetName(first) && targets.every((target) => target === first)) return { dataset: first };
  const tag = schemas[0]?.tag?.path.join('.');
  // Branches that refer to different datasets must say in their tag which one it is.
  return tag !== undefined && schemas.every(({ schema, tag }) => tag?.value === schema['x-refers-to'])
    ? { datasetIn: tag }
    : undefined;
}

function isProse({ schema }: { schema: Schema }): boolean {
  const { type, pattern, format, enum: values } = schema;
  return type === 'string' && [pattern, format, values, schema.const].every((form) => form === undefined);
}
