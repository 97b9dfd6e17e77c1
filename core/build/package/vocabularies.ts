import { mapSchemas } from '../../compare/compound-schema.ts';
import { DATASET_NAMES } from '../../shared/datasets.ts';
import { byCodeUnit } from '../../shared/order.ts';
import type { Schema, SchemaSet } from '../../shared/schema.ts';

/** A list of values that records choose from. */
export interface Vocabulary {
  /** The name of its type: `Stage`. */
  type: string;
  /** The name of its list: `STAGES`. */
  name: string;
  description: string;
  values: readonly string[];
  /** Whether a minor release may add values. */
  growing: boolean;
}

/** The vocabularies of published schemas, by the names of their types. */
export function vocabulariesOf(schemas: SchemaSet): Vocabulary[] {
  const found = new Map<string, Vocabulary>([
    ['DatasetName', vocabulary('DatasetName', 'The name of a dataset.', DATASET_NAMES, false)],
  ]);
  const take = (schema: Schema): Schema => {
    const growing = schema.anyOf?.[0]?.enum;
    const values = schema.enum ?? growing;
    const { title, description = '' } = schema;
    if (values !== undefined && title !== undefined)
      found.set(title, vocabulary(title, description, values, growing !== undefined));
    return schema;
  };
  for (const schema of schemas.values()) mapSchemas(schema, take);
  return [...found.values()].sort((a, b) => byCodeUnit(a.type, b.type));
}

function vocabulary(
  type: string,
  description: string,
  values: readonly string[],
  growing: boolean,
): Vocabulary {
  return { type, name: listName(type), description, values, growing };
}

/** `SpeechAct` is a type, `SPEECH_ACTS` are its values. */
export function listName(type: string): string {
  const words = type.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '_').toUpperCase();
  if (words.endsWith('S')) return `${words}ES`;
  return words.endsWith('Y') ? `${words.slice(0, -1)}IES` : `${words}S`;
}

/** The vocabularies as values: `export const STAGES = …`. */
export function vocabulariesJs(vocabularies: readonly Vocabulary[]): string {
  return vocabularies
    .map(({ name, values }) => `export const ${name} = Object.freeze(${JSON.stringify(values)});\n`)
    .join('');
}

/** The declarations of the same, with every value in the type. */
export function vocabulariesDts(vocabularies: readonly Vocabulary[]): string {
  return vocabularies
    .map(({ name, type, description, values, growing }) => {
      const promise = growing
        ? 'A minor release may add values: have an answer for others.'
        : 'A minor release adds no value.';
      // What a schema says must not end the comment.
      const comment = description.replaceAll('*/', '* /');
      return `/** ${comment} The type is \`${type}\`. ${promise} */\nexport declare const ${name}: readonly ${JSON.stringify(values)};\n`;
    })
    .join('');
}
