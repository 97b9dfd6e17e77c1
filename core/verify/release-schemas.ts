import type { Manifest } from '../build/documents.ts';
import { SchemaError } from '../compare/compatibility.ts';
import { schemaFileName } from '../compare/compound-schema.ts';
import { DATASETS } from '../shared/datasets.ts';
import { isObject } from '../shared/json.ts';
import { releaseKey } from '../shared/keys.ts';
import type { Schema, SchemaSet } from '../shared/schema.ts';
import { parseJson, VerificationStop } from './problem.ts';
import { schemaFault } from './schema-fault.ts';

/** Where the published schemas of a release lie. */
export const PUBLISHED_SCHEMAS = 'schemas/';

/** Whether a path is that of a published schema of a record type. */
export function isPublishedSchema(path: string): boolean {
  return nameIn(PUBLISHED_SCHEMAS, path) !== undefined;
}

/**
 * The schemas in a folder of a release, by file name.
 * @throws VerificationStop where one is no schema.
 */
export function schemasIn(
  { collection, version }: Manifest,
  contents: ReadonlyMap<string, Uint8Array>,
  folder: string,
): SchemaSet {
  const schemas = new Map<string, Schema>();
  for (const [path, bytes] of contents) {
    const name = nameIn(folder, path);
    if (name === undefined) continue;
    const key = releaseKey(collection, version, path);
    const schema = parseJson(key, bytes);
    if (!isObject(schema)) throw new VerificationStop('wrong-document', key, 'It is no schema.');
    const fault = schemaFault(schema);
    if (fault !== undefined) throw new VerificationStop('wrong-document', key, fault);
    // Compiling is what tells whether the object is a schema.
    schemas.set(name, schema as Schema);
  }
  return schemas;
}

/**
 * @throws VerificationStop `missing-file` where a record type has no schema among them.
 */
export function assertComplete(schemas: SchemaSet, { collection, version }: Manifest, folder: string): void {
  for (const recordType of [...Object.values(DATASETS), 'tombstone']) {
    const name = schemaFileName(recordType);
    if (schemas.has(name)) continue;
    const key = releaseKey(collection, version, `${folder}${name}`);
    throw new VerificationStop('missing-file', key, 'The release lacks this schema.');
  }
}

/**
 * Does work that needs a release's schemas to be sound; where they are not, the verification ends.
 * @throws VerificationStop
 */
export function withSchemas<T>({ collection, version }: Manifest, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const file = error instanceof SchemaError ? `schemas/${error.fileName}` : 'schemas';
    throw new VerificationStop(
      'wrong-document',
      releaseKey(collection, version, file),
      `A schema cannot be used: ${reason}`,
    );
  }
}

function nameIn(folder: string, path: string): string | undefined {
  const name = path.startsWith(folder) ? path.slice(folder.length) : '';
  return name.endsWith('.schema.json') && !name.includes('/') ? name : undefined;
}
