import type { JSONSchema } from 'json-schema-to-typescript';
import type { Schema, SchemaSet } from '../shared/schema.ts';
import { mapSchemas, recordTypesSchema } from './compound-schema.ts';
import { publishedSchema } from './published-schema.ts';

/** A schema with the instruction that json-schema-to-typescript takes where the schema alone gives too loose a type. */
type TypedSchema = Schema & { tsType?: string; allOf?: Schema[] };

const OPTIONS = {
  additionalProperties: false,
  bannerComment: '',
  // Formatting is left to the reader's editor: the formatter costs more time than all the rest.
  format: false,
  // Lists with a least length would become tuples, which are hard to build and break on every change.
  ignoreMinAndMaxItems: true,
  unreachableDefinitions: true,
  declareExternallyReferenced: true,
};

/**
 * TypeScript declarations of all record types, made from the schemas.
 * @param form `authoring`: what a curator may write; `published`: what a release holds.
 */
export async function recordTypes(schemas: SchemaSet, form: 'authoring' | 'published'): Promise<string> {
  const schema = recordTypesSchema(schemas);
  return typesOf(form === 'published' ? publishedSchema(schema) : schema, 'RecordTypes');
}

/** TypeScript declarations of one self-contained schema; its own type has the name only where it has no title. */
export async function typesOf(schema: Schema, name: string): Promise<string> {
  // Loaded only when types are made: it takes longer to load than an unchanged collection takes to compare.
  const { compile } = await import('json-schema-to-typescript');
  // Our Schema is the part of JSON Schema that the profile allows; the generator's type is wider.
  const declarations = await compile(forTypeScript(schema) as JSONSchema, name, OPTIONS);
  return `// Made from the JSON Schemas; do not edit.\n\n${indented(withoutReferenceNotes(declarations))}`;
}

function forTypeScript(schema: Schema): Schema {
  return mapSchemas(schema, (part): TypedSchema => namedReference(closed(openVocabulary(part))));
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

/** Keeps the name of a referred type where a description stands beside the reference. */
function namedReference(schema: TypedSchema): TypedSchema {
  const { $ref, description } = schema;
  if ($ref === undefined) return schema;
  return description === undefined ? { $ref } : { allOf: [{ $ref }], description };
}

/** The generator explains why a definition is there; a reader of the types does not care. */
function withoutReferenceNotes(declarations: string): string {
  return declarations
    .replace(/^ \* This interface was referenced by `.*\n(?: \* via the `definition` ".*"\.\n)?/gm, '')
    .replace(/^ \*\s*\n(?= \*\/$)/gm, '')
    .replace(/^\/\*\*\n \*\/\n/gm, '');
}

/** Indents the members of interfaces; every nested object has a name of its own, so there is one level. */
function indented(declarations: string): string {
  return declarations.replace(
    /\{\n([^{}]*)\n\}/g,
    (_, members: string) => `{\n${members.replace(/^/gm, '  ')}\n}`,
  );
}
