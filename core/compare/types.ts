import type { JSONSchema } from 'json-schema-to-typescript';
import { canonicalJson } from '../shared/canonical.ts';
import type { Schema, SchemaSet } from '../shared/schema.ts';
import { definitionsOf, recordTypesSchema } from './compound-schema.ts';
import { READERS_DOCUMENTS } from './document-schemas.ts';
import { publishedSchema } from './published-schema.ts';
import { brandIds, forTypeScript, hoistTitled } from './typed-schema.ts';

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

/** What a release adds to the types that the schemas give: the files in data/. */
const DATA_FILES = `
/**
 * What data/<dataset>.json holds.
 */
export interface DatasetFile<Name extends keyof RecordTypes> {
  /**
   * The collection's name.
   */
  collection: string
  /**
   * The version of the release.
   */
  version: Version
  /**
   * The name of the dataset.
   */
  dataset: Name
  /**
   * The records, by id.
   */
  records: RecordTypes[Name][]
}
/**
 * A tombstone with the dataset that the record was in.
 */
export interface WithdrawnRecord extends Tombstone {
  /**
   * The dataset that the record was in.
   */
  dataset: DatasetName
}
/**
 * What data/withdrawn.json holds.
 */
export interface WithdrawnFile {
  /**
   * The collection's name.
   */
  collection: string
  /**
   * The version of the release.
   */
  version: Version
  /**
   * The tombstones of all datasets.
   */
  records: WithdrawnRecord[]
}
`;

/**
 * TypeScript declarations of all record types, made from the schemas; of a release, those of its documents too.
 * @param form `authoring`: what a curator may write; `published`: what a release holds.
 */
export async function recordTypes(schemas: SchemaSet, form: 'authoring' | 'published'): Promise<string> {
  const records = brandIds(recordTypesSchema(schemas));
  if (form === 'authoring') return typesOf(records, 'RecordTypes');
  return `${await typesOf(withDocuments(publishedSchema(records)), 'RecordTypes')}${DATA_FILES}`;
}

/** @throws TypeError where a document means by a title something else than the records do. */
function withDocuments(records: Schema): Schema {
  const documents = definitionsOf(READERS_DOCUMENTS);
  for (const [title, definition] of Object.entries(documents)) {
    const same = records.$defs?.[title];
    if (same !== undefined && canonicalJson(same) !== canonicalJson(definition))
      throw new TypeError(`Two definitions have the title ${title}.`);
  }
  return { ...records, $defs: { ...documents, ...records.$defs } };
}

/** TypeScript declarations of one self-contained schema; its own type has the name only where it has no title. */
export async function typesOf(schema: Schema, name: string): Promise<string> {
  // Loaded only when types are made: it takes longer to load than an unchanged collection takes to compare.
  const { compile } = await import('json-schema-to-typescript');
  // Our Schema is the part of JSON Schema that the profile allows; the generator's type is wider.
  const typed = forTypeScript(hoistTitled(schema)) as JSONSchema;
  const text = await compile(typed, name, OPTIONS);
  return `// Made from the JSON Schemas; do not edit.\n\n${indented(withoutNoise(text))}`;
}

/** The generator explains why a definition is there; a reader of the types does not care. */
function withoutNoise(text: string): string {
  return text
    .replace(/^ \* This interface was referenced by `.*\n(?: \* via the `definition` ".*"\.\n)?/gm, '')
    .replace(/(?:^ \*\s*\n)+(?= \*\/$)/gm, '')
    .replace(/(?:^ \*[^\S\n]*\n){2,}/gm, ' *\n')
    .replace(/^ \*[^\S\n]+$/gm, ' *')
    .replace(/^\/\*\*\n \*\/\n/gm, '');
}

/** Indents the members of interfaces; every nested object has a name of its own, so there is one level. */
function indented(text: string): string {
  return text.replace(/\{\n([^{}]*)\n\}/g, (_, members: string) => `{\n${members.replace(/^/gm, '  ')}\n}`);
}
