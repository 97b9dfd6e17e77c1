import type { CheckedCollection } from '../check/collection.ts';
import { isObject, type Json, own } from '../shared/json.ts';
import { dereference } from '../shared/schema.ts';
import type { Part } from './draft.ts';

/** A value with the properties of its objects in the order in which their schemas have them; unknown ones come last. */
export function inSchemaOrder(project: Pick<CheckedCollection, 'schemas'>, part: Part, value: Json): Json {
  const { schema, fileName } = part;
  const resolve = (inner: Part['schema'], from = fileName): Part => dereference(project.schemas, from, inner);
  if (Array.isArray(value)) {
    const item = schema.items && resolve(schema.items);
    return item === undefined ? value : value.map((inner) => inSchemaOrder(project, item, inner));
  }
  if (!isObject(value)) return value;
  const tag = schema.discriminator?.propertyName;
  const branches = (schema.oneOf ?? []).map((option) => resolve(option));
  const branch =
    tag === undefined
      ? part
      : (branches.find((option) => option.schema.properties?.[tag]?.const === own(value, tag)) ?? part);
  const properties = branch.schema.properties ?? {};
  const known = Object.keys(properties).filter((name) => Object.hasOwn(value, name));
  const unknown = Object.keys(value).filter((name) => !Object.hasOwn(properties, name));
  return Object.fromEntries(
    [...known, ...unknown].map((name) => {
      const property = properties[name];
      const inner = own(value, name) ?? null;
      return [name, property ? inSchemaOrder(project, resolve(property, branch.fileName), inner) : inner];
    }),
  );
}
