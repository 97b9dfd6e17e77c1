import { InputData, JSONSchemaInput, JSONSchemaStore, quicktype } from 'quicktype-core';
import type { Schema } from '../../core/shared/schema.ts';
import { generatorSchema } from './generator-schema.ts';
import type { Language } from './languages.ts';

/** What the generator calls the one document that it is given. */
const COLLECTION = 'collection.json';

/** Gives the generator the one document there is. */
class OneSchema extends JSONSchemaStore {
  readonly #schema: Schema;

  constructor(schema: Schema) {
    super();
    this.#schema = schema;
  }

  /** Of any other address there is nothing to give, and nothing is fetched. */
  override async fetch(address: string): Promise<Schema | undefined> {
    return address === COLLECTION ? this.#schema : undefined;
  }
}

/**
 * Types of all records in another language, with functions that read and write them.
 * @param name the collection; the package of the types, where the language has packages
 */
export async function generateTypes(
  language: Exclude<Language, 'ts'>,
  schemas: readonly Schema[],
  name: string,
): Promise<string> {
  const { titles, schema } = generatorSchema(schemas);
  const input = new JSONSchemaInput(new OneSchema(schema));
  for (const title of titles) await input.addSource({ name: title, uris: [`${COLLECTION}#/$defs/${title}`] });
  const inputData = new InputData();
  inputData.addInput(input);
  const { lines } =
    language === 'py'
      ? await quicktype({ inputData, lang: 'python', rendererOptions: { 'python-version': '3.7' } })
      : await quicktype({ inputData, lang: 'go', rendererOptions: { package: name.replaceAll('-', '') } });
  return lines.map((line) => `${line.trimEnd()}\n`).join('');
}
