import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DATASETS } from '../../core/shared/datasets.ts';
import { isObject, type Json, type JsonObject } from '../../core/shared/json.ts';

const SCHEMAS = fileURLToPath(new URL('../../schemas', import.meta.url));
const BASE = 'https://synthetic.invalid/';
/** Keywords that say nothing about what is valid, or that only this program reads, as it does all that begin with `x-`. */
const UNKNOWN_TO_PEERS = [
  'title',
  'description',
  'examples',
  'discriminator',
  // The only format of records is `edtf`, which no peer knows: they check less here, and are faster for it.
  'format',
];
/** Below these, names are the author's and no keywords. */
const NAMES = ['properties', '$defs'];

/**
 * One schema of any record, for peers: those of the six datasets and of what they share, put into one document with
 * every keyword that a validator of JSON Schema knows. One process reads it once, which is faster for each peer than a
 * process for each dataset.
 */
export function recordSchema(): JsonObject {
  const embedded = Object.fromEntries(
    [...Object.values(DATASETS), 'common'].map((name) => {
      const schema: Json = JSON.parse(readFileSync(join(SCHEMAS, `${name}.schema.json`), 'utf8'));
      if (!isObject(schema)) throw new TypeError(`${name}.schema.json is no object.`);
      return [name, { ...withoutAnnotations(schema), $id: `${BASE}${name}.schema.json` }];
    }),
  );
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `${BASE}record.schema.json`,
    oneOf: Object.values(DATASETS).map((name) => ({ $ref: `${BASE}${name}.schema.json` })),
    $defs: embedded,
  };
}

/** Writes the schema for peers to a folder and says where. */
export function writeRecordSchema(folder: string): string {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'record.schema.json');
  writeFileSync(file, JSON.stringify(recordSchema()));
  return file;
}

function withoutAnnotations(schema: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([keyword]) => !keyword.startsWith('x-') && !UNKNOWN_TO_PEERS.includes(keyword))
      .map(([keyword, value]) => [
        keyword,
        NAMES.includes(keyword) && isObject(value)
          ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, simplified(inner)]))
          : simplified(value),
      ]),
  );
}

function simplified(value: Json): Json {
  if (Array.isArray(value)) return value.map(simplified);
  return isObject(value) ? withoutAnnotations(value) : value;
}
