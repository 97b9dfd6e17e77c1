import type { Manifest } from '../build/documents.ts';
import { nonConforming } from '../compare/compatibility.ts';
import { schemaFileName } from '../compare/compound-schema.ts';
import { releaseKey } from '../publish/keys.ts';
import { canonicalJson, sha256 } from '../shared/canonical.ts';
import { DATASETS } from '../shared/datasets.ts';
import { formatPointer } from '../shared/pointer.ts';
import { type Schema, type SchemaSet, walk } from '../shared/schema.ts';
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
  const entries = records.map(({ dataset, id, withdrawn, content }) => {
    const text = canonicalJson(content);
    return {
      kind: withdrawn ? ('tombstone' as const) : ('record' as const),
      dataset,
      id,
      content,
      text,
      sha256: sha256(text),
    };
  });
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
    for (const { pointer, target } of withSchemas(manifest, () => [...references(record, authoring)])) {
      if (known.has(target)) continue;
      const message = `${record.dataset}/${record.id} refers at ${pointer} to ${target}, which is not in the release.`;
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

function* references(
  record: ReleaseRecord,
  schemas: SchemaSet,
): Generator<{ pointer: string; target: string }> {
  const fileName = schemaFileName(DATASETS[record.dataset]);
  const root = schemas.get(fileName);
  if (root === undefined) return;
  for (const { steps, value, schema } of walk(schemas, fileName, root, record.content)) {
    const dataset = schema['x-refers-to'];
    if (dataset !== undefined) yield { pointer: formatPointer(steps), target: `${dataset}/${String(value)}` };
  }
}

/** The schemas directly in a folder of the release, by file name. */
function schemasIn(manifest: Manifest, contents: ReadonlyMap<string, Uint8Array>, folder: string): SchemaSet {
  const schemas = new Map<string, Schema>();
  for (const [path, bytes] of contents) {
    const name = path.startsWith(folder) ? path.slice(folder.length) : '';
    if (!name.endsWith('.schema.json') || name.includes('/')) continue;
    const schema = parseJson(releaseKey(manifest.collection, manifest.version, path), bytes);
    // Compiling is what tells whether it is a schema.
    schemas.set(name, schema as Schema);
  }
  return schemas;
}
