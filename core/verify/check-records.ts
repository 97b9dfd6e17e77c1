import type { Manifest } from '../build/documents.ts';
import { nonConforming } from '../compare/compatibility.ts';
import { schemaFileName } from '../compare/compound-schema.ts';
import { sha256 } from '../shared/canonical.ts';
import { DATASETS } from '../shared/datasets.ts';
import { isObject } from '../shared/json.ts';
import { releaseKey } from '../shared/keys.ts';
import { formatPointer } from '../shared/pointer.ts';
import { referencesOf } from '../shared/references.ts';
import type { Schema, SchemaSet } from '../shared/schema.ts';
import { parseJson, VerificationStop, type VerifyProblem } from './problem.ts';
import type { ReleaseRecord } from './release-records.ts';

/** Validates the records of a release against the schemas it ships, and resolves their references. */
export function checkRecords(
  manifest: Manifest,
  contents: ReadonlyMap<string, Uint8Array>,
  records: readonly ReleaseRecord[],
  problems: VerifyProblem[],
): void {
  const fileOf = ({ dataset }: { dataset: string }): string =>
    releaseKey(manifest.collection, manifest.version, `data/${dataset}.ndjson`);
  const entries = records.map((record) => ({
    ...record,
    kind: record.withdrawn ? ('tombstone' as const) : ('record' as const),
    sha256: sha256(record.text),
  }));
  const schemas = schemasIn(manifest, contents, 'schemas/');
  for (const name of withSchemas(manifest, () => nonConforming(entries, schemas))) {
    const [dataset = ''] = name.split('/');
    const message = `${name} does not fit the published schema.`;
    problems.push({ code: 'wrong-record', file: fileOf({ dataset }), message });
  }
  const known = new Set(records.map(({ dataset, id }) => `${dataset}/${id}`));
  // What refers to what is an annotation of the authoring schemas.
  const authoring = schemasIn(manifest, contents, 'schemas/authoring/');
  for (const record of records.filter(({ withdrawn }) => !withdrawn)) {
    const { dataset, id, content } = record;
    for (const reference of withSchemas(manifest, () => [...referencesOf(dataset, content, authoring)])) {
      const target = `${reference.dataset}/${reference.id}`;
      if (known.has(target)) continue;
      const pointer = formatPointer(reference.steps);
      const message = `${dataset}/${id} refers at ${pointer} to ${target}, which is not in the release.`;
      problems.push({ code: 'broken-reference', file: fileOf(record), message });
    }
  }
}

/** Work that needs the release's schemas to be sound; where they are not, the verification ends. */
function withSchemas<T>(manifest: Manifest, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const file = releaseKey(manifest.collection, manifest.version, 'schemas');
    const reason = error instanceof Error ? error.message : String(error);
    throw new VerificationStop('wrong-document', file, `A schema cannot be used: ${reason}`);
  }
}

/** The schemas of the record types in a folder of the release, by file name, and those they refer to. */
function schemasIn(manifest: Manifest, contents: ReadonlyMap<string, Uint8Array>, folder: string): SchemaSet {
  const key = (name: string): string => releaseKey(manifest.collection, manifest.version, `${folder}${name}`);
  const schemas = new Map<string, Schema>();
  for (const [path, bytes] of contents) {
    const name = path.startsWith(folder) ? path.slice(folder.length) : '';
    if (!name.endsWith('.schema.json') || name.includes('/')) continue;
    const schema = parseJson(key(name), bytes);
    if (!isObject(schema)) throw new VerificationStop('wrong-document', key(name), 'It is no schema.');
    // Compiling is what tells whether the object is a schema.
    schemas.set(name, schema as Schema);
  }
  for (const recordType of [...Object.values(DATASETS), 'tombstone']) {
    const name = schemaFileName(recordType);
    if (!schemas.has(name))
      throw new VerificationStop('missing-file', key(name), 'The release lacks this schema.');
  }
  return schemas;
}
