import { mapSchemas } from '../../core/compare/compound-schema.ts';
import type { Schema } from '../../core/shared/schema.ts';

/**
 * Prepares published schemas for a generator of types in other languages: one document, so that a definition that
 * several record types use becomes one type; and said so that what the generator cannot express is at least told.
 * @param schemas the published schemas of the record types, each standing alone
 */
export function generatorSchema(schemas: readonly Schema[]): { titles: string[]; schema: Schema } {
  const titles: string[] = [];
  const $defs: Record<string, Schema> = {};
  for (const { $schema: _, $id: _id, $defs: own, ...body } of schemas) {
    if (body.title === undefined) throw new TypeError('A schema of records has no title.');
    titles.push(body.title);
    Object.assign($defs, own, { [body.title]: body });
  }
  const merged = mapSchemas({ $defs }, (schema) => knownValues(mergedUnion(schema, $defs)));
  const documented = mapSchemas(merged, (schema) => describedProperties(schema, merged.$defs ?? {}));
  return { titles, schema: documented };
}

/**
 * A tagged union as one object. The generator would merge the branches too, without saying which property belongs to
 * which, and would name the type of the tag by its place.
 */
function mergedUnion(schema: Schema, definitions: Readonly<Record<string, Schema>>): Schema {
  const { oneOf, ...rest } = schema;
  const branches = oneOf?.map(({ $ref }) => definitions[$ref?.replace('#/$defs/', '') ?? '']);
  if (branches === undefined || !branches.every((branch) => branch !== undefined)) return schema;
  const tag = Object.keys(branches[0]?.properties ?? {}).find((name) =>
    branches.every((branch) => branch.properties?.[name]?.const !== undefined),
  );
  if (tag === undefined) return schema;
  const tags = branches.map((branch) => String(branch.properties?.[tag]?.const));
  const properties: Record<string, Schema> = {
    [tag]: {
      title: `${rest.title}${tag.charAt(0).toUpperCase()}${tag.slice(1)}`,
      type: 'string',
      description: 'Which of the kinds it is; it tells which of the other properties are there.',
      enum: tags,
    },
  };
  for (const [index, branch] of branches.entries()) {
    for (const [name, property] of Object.entries(branch.properties ?? {})) {
      if (name === tag) continue;
      const before = properties[name];
      // One property cannot have two types; the generator has an answer of its own to that.
      if (before !== undefined && (before.$ref !== property.$ref || before.type !== property.type))
        return schema;
      const here = `Where ${tag} is "${tags[index]}": ${property.description ?? ''}`.trimEnd();
      const description = before === undefined ? here : `${before.description} ${here}`;
      properties[name] = { ...property, description };
    }
  }
  const required = Object.keys(properties).filter((name) =>
    branches.every((branch) => branch.required?.includes(name)),
  );
  return { ...rest, type: 'object', required, properties };
}

/** An open vocabulary is any text for the generator, so its description names the values. */
function knownValues(schema: Schema): Schema {
  const values = schema.anyOf?.[0]?.enum;
  if (values === undefined) return schema;
  const { anyOf: _, title: _title, ...rest } = schema;
  const description = `${rest.description ?? ''} Known values, to which others may be added: ${values.join(', ')}.`;
  return { ...rest, type: 'string', description: description.trimStart() };
}

/** A property that only refers says what the definition says; where that is an object, its type says it. */
function describedProperties(schema: Schema, definitions: Readonly<Record<string, Schema>>): Schema {
  if (schema.properties === undefined) return schema;
  const described = Object.entries(schema.properties).map(([name, property]): [string, Schema] => {
    const definition = definitions[property.$ref?.replace('#/$defs/', '') ?? ''];
    if (definition === undefined || definition.type === 'object' || property.description !== undefined)
      return [name, property];
    const { description } = definition;
    return [name, { ...property, ...(description !== undefined && { description }) }];
  });
  return { ...schema, properties: Object.fromEntries(described) };
}
