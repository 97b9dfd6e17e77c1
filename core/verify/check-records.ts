import type { Manifest } from '../build/documents.ts';
import { nonConforming } from '../compare/compatibility.ts';
import { formatPointer } from '../shared/pointer.ts';
import { referencesOf } from '../shared/references.ts';
import type { VerifyProblem } from './problem.ts';
import { entriesOf, type ReleaseRecord } from './release-records.ts';
import { assertComplete, PUBLISHED_SCHEMAS, schemasIn, withSchemas } from './release-schemas.ts';

const AUTHORING_SCHEMAS = 'schemas/authoring/';

/** Validates the records of a release against the schemas it ships, and resolves their references. */
export function checkRecords(
  manifest: Manifest,
  contents: ReadonlyMap<string, Uint8Array>,
  records: readonly ReleaseRecord[],
  problems: VerifyProblem[],
): void {
  const files = new Map(records.map(({ dataset, id, file }) => [`${dataset}/${id}`, file]));
  const schemas = schemasIn(manifest, contents, PUBLISHED_SCHEMAS);
  assertComplete(schemas, manifest, PUBLISHED_SCHEMAS);
  for (const name of withSchemas(manifest, () => nonConforming(entriesOf(records), schemas))) {
    const message = `${name} does not fit the published schema.`;
    problems.push({ code: 'wrong-record', file: files.get(name) ?? name, message });
  }
  // Editors load these; no record is checked with them.
  schemasIn(manifest, contents, 'schemas/draft-07/');
  // What refers to what is an annotation of the authoring schemas.
  const authoring = schemasIn(manifest, contents, AUTHORING_SCHEMAS);
  assertComplete(authoring, manifest, AUTHORING_SCHEMAS);
  for (const record of records.filter(({ withdrawn }) => !withdrawn)) {
    const { dataset, id, content, file } = record;
    for (const reference of withSchemas(manifest, () => [...referencesOf(dataset, content, authoring)])) {
      const target = `${reference.dataset}/${reference.id}`;
      if (files.has(target)) continue;
      const pointer = formatPointer(reference.steps);
      const message = `${dataset}/${id} refers at ${pointer} to ${target}, which is not in the release.`;
      problems.push({ code: 'broken-reference', file, message });
    }
  }
}
