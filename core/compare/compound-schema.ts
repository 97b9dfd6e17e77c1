import { canonicalJson } from '../shared/canonical.ts';
import { DATASETS } from '../shared/datasets.ts';
import { dereference, type Schema, type SchemaSet } from '../shared/schema.ts';

/** The file name of a record type's schema. */
export function schemaFileName(recordType: string): string {
  return `${recordType}.schema.json`;
}

/**
 * Makes a schema self-contained: every definition that it reaches, in whichever file, is put into its own
 * `$defs` under its title, and every `$ref` becomes `#/$defs/Title`.
 * @throws TypeError where a definition that others refer to has no title, or two share one.
 */
export function compoundSchema(schemas: SchemaSet, fileName: string): Schema {
  const root = schemas.get(fileName);
  if (root === undefined) throw new TypeError(`There is no schema ${fileName}.`);
  const { $defs: _, ...withoutDefs } = root;
  const collected = new Collector(schemas);
  const body = collected.rewrite(withoutDefs, fileName);
  return { ...body, $defs: collected.definitions() };
}

/** One schema that holds all record types, for generating types: its properties are the datasets. */
export function recordTypesSchema(schemas: SchemaSet): Schema {
  const collected = new Collector(schemas);
  const properties: Record<string, Schema> = {};
  for (const [dataset, recordType] of Object.entries(DATASETS)) {
    properties[dataset] = collected.rewrite({ $ref: schemaFileName(recordType) }, schemaFileName(recordType));
  }
  collected.rewrite({ $ref: 'tombstone.schema.json' }, 'tombstone.schema.json');
  return {
    title: 'RecordTypes',
    description: 'The type of the records of each dataset.',
    type: 'object',
    additionalProperties: false,
    required: Object.keys(properties),
    properties,
    $defs: collected.definitions(),
  };
}

/**
 * Every definition of some schemas of which each stands alone, by title. What several repeat is there once.
 * @throws TypeError where two that differ share a title.
 */
export function definitionsOf(schemas: SchemaSet): Record<string, Schema> {
  const collected = new Collector(schemas);
  for (const fileName of schemas.keys()) collected.rewrite({ $ref: fileName }, fileName);
  return collected.definitions();
}

/** Applies a change to a schema and to every schema inside it, innermost first. */
export function mapSchemas(schema: Schema, change: (schema: Schema) => Schema): Schema {
  const inner = (child: Schema): Schema => mapSchemas(child, change);
  const innerAll = (children: Record<string, Schema>): Record<string, Schema> =>
    Object.fromEntries(Object.entries(children).map(([name, child]) => [name, inner(child)]));
  return change({
    ...schema,
    ...(schema.$defs && { $defs: innerAll(schema.$defs) }),
    ...(schema.properties && { properties: innerAll(schema.properties) }),
    ...(schema['x-computed'] && { 'x-computed': innerAll(schema['x-computed']) }),
    ...(schema.items && { items: inner(schema.items) }),
    ...(schema.oneOf && { oneOf: schema.oneOf.map(inner) }),
    ...(schema.anyOf && { anyOf: schema.anyOf.map(inner) }),
  });
}

/** A definition that was taken in, and every place where it was found. */
interface Definition {
  origins: Schema[];
  schema: Schema;
}

class Collector {
  readonly #schemas: SchemaSet;
  readonly #byTitle = new Map<string, Definition>();

  constructor(schemas: SchemaSet) {
    this.#schemas = schemas;
  }

  definitions(): Record<string, Schema> {
    const sorted = [...this.#byTitle].sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(sorted.map(([title, { schema }]) => [title, schema]));
  }

  rewrite(schema: Schema, fileName: string): Schema {
    return mapSchemas(schema, (part) => {
      if (part.$ref === undefined) return part;
      const { $ref, ...beside } = part;
      return { $ref: `#/$defs/${this.#collect($ref, fileName)}`, ...beside };
    });
  }

  /** Takes in the definition that a reference leads to, once, and gives its title. */
  #collect($ref: string, fileName: string): string {
    const target = dereference(this.#schemas, fileName, { $ref });
    const { title } = target.schema;
    if (title === undefined)
      throw new TypeError(`${fileName}: the definition behind "${$ref}" has no title.`);
    const known = this.#byTitle.get(title);
    const origin = this.#original($ref, fileName);
    if (known?.origins.includes(origin)) return title;
    const { $defs: _, $schema: _schema, $id: _id, ...body } = target.schema;
    // Registered before its inside is rewritten, so that a definition may refer to itself.
    const entry: Definition = known ?? { origins: [], schema: body };
    entry.origins.push(origin);
    this.#byTitle.set(title, entry);
    const schema = this.rewrite(body, target.fileName);
    if (known !== undefined && canonicalJson(known.schema) !== canonicalJson(schema))
      throw new TypeError(`Two definitions have the title ${title}.`);
    entry.schema = schema;
    return title;
  }

  /** The definition object itself, to tell whether two references lead to the same one. */
  #original($ref: string, fileName: string): Schema {
    const [file = '', fragment = ''] = $ref.split('#');
    const document = this.#schemas.get(file === '' ? fileName : file);
    const definition = fragment === '' ? document : document?.$defs?.[fragment.replace('/$defs/', '')];
    if (definition === undefined) throw new TypeError(`${fileName}: $ref "${$ref}" leads nowhere`);
    return definition.$ref === undefined
      ? definition
      : this.#original(definition.$ref, file === '' ? fileName : file);
  }
}
