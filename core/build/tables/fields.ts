import type { Json } from '../../shared/json.ts';
import { dereference, type Schema, type SchemaSet } from '../../shared/schema.ts';

/** A schema with the file in which its references are resolved. */
export interface PlacedSchema {
  schema: Schema;
  fileName: string;
  /** Where it belongs to a branch of a tagged union: the path of the tag, and the branch's own value of it. */
  tag?: { path: readonly string[]; value: Json | undefined };
}

/** A plain value inside an object, at whatever depth, or a list inside it. */
export interface Field {
  /** The properties that lead to it; none where the object itself is a plain value. */
  path: readonly string[];
  /** What may be there: one schema, or one for each branch of a union that has this property. */
  schemas: readonly PlacedSchema[];
  /** Whether a valid object may lack it. */
  nullable: boolean;
  isList: boolean;
}

/**
 * Every plain value and every list that a valid object can hold, in the order of the schema: the properties of nested
 * objects, and those of all branches of a union. What is inside lists is not looked at.
 */
export function fieldsOf(
  schemas: SchemaSet,
  alternatives: readonly PlacedSchema[],
  path: readonly string[] = [],
  nullable = false,
): Field[] {
  const forms = alternatives.flatMap((alternative) => branchesOf(schemas, alternative, path));
  if (forms.some(({ schema }) => schema.type === 'array' && schema.items !== undefined))
    return [{ path, schemas: forms, nullable, isList: true }];
  const names = new Set(forms.flatMap(({ schema }) => Object.keys(schema.properties ?? {})));
  if (names.size === 0) return [{ path, schemas: forms, nullable, isList: false }];
  return [...names].flatMap((name) => {
    const inner = forms.flatMap(({ schema, ...place }) => {
      const property = schema.properties?.[name];
      return property === undefined ? [] : [{ ...place, schema: property }];
    });
    const always =
      inner.length === forms.length && forms.every(({ schema }) => schema.required?.includes(name));
    return fieldsOf(schemas, inner, [...path, name], nullable || !always);
  });
}

/** The schemas of the items of a list. */
export function itemsOf({ schemas }: Field): PlacedSchema[] {
  return schemas.flatMap(({ schema, fileName }) =>
    schema.items === undefined ? [] : [{ schema: schema.items, fileName }],
  );
}

function branchesOf(schemas: SchemaSet, placed: PlacedSchema, path: readonly string[]): PlacedSchema[] {
  const here = { ...placed, ...dereference(schemas, placed.fileName, placed.schema) };
  const tag = here.schema.discriminator?.propertyName;
  return (
    here.schema.oneOf?.flatMap((option) => {
      const branch = { ...here, ...dereference(schemas, here.fileName, option) };
      if (tag === undefined) return branchesOf(schemas, branch, path);
      const value = branch.schema.properties?.[tag]?.const;
      return branchesOf(schemas, { ...branch, tag: { path: [...path, tag], value } }, path);
    }) ?? [here]
  );
}
