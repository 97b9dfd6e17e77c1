import type { Manifest } from '../build/documents.ts';
import type { Revision } from '../compare/baseline.ts';
import { sha256 } from '../shared/canonical.ts';
import { releaseKey, revisionKey } from '../shared/keys.ts';
import { parsePublished, type VerifyProblem } from './problem.ts';
import type { Read } from './read-release.ts';
import type { ReleaseRecord } from './release-records.ts';

/**
 * The content of every record must be the one that revisions.json names, and lie at the record's own address. A release in
 * shards has no such list: there the records that it changed must lie at their addresses in this version.
 */
export async function checkRevisions(
  read: Read,
  manifest: Manifest,
  contents: ReadonlyMap<string, Uint8Array>,
  records: readonly ReleaseRecord[],
  problems: VerifyProblem[],
): Promise<void> {
  const revisions =
    manifest.shards === undefined
      ? listedRevisions(manifest, contents, records, problems)
      : changedRevisions(manifest, contents, records);
  for (const { dataset, id, revision, sha256: digest } of revisions) {
    const key = revisionKey(manifest.collection, dataset, id, revision);
    const bytes = await read(key);
    if (bytes !== undefined && sha256(bytes) === digest) continue;
    const message =
      bytes === undefined ? 'This revision is not there.' : 'This revision has another content.';
    problems.push({ code: bytes === undefined ? 'missing-file' : 'altered-file', file: key, message });
  }
}

function* listedRevisions(
  { collection, version }: Manifest,
  contents: ReadonlyMap<string, Uint8Array>,
  records: readonly ReleaseRecord[],
  problems: VerifyProblem[],
): Generator<Revision> {
  const file = releaseKey(collection, version, 'revisions.json');
  const { revisions } = parsePublished(file, contents.get('revisions.json'), 'revisions');
  const byName = new Map(revisions.map((revision) => [`${revision.dataset}/${revision.id}`, revision]));
  if (byName.size !== records.length) {
    const message = `revisions.json lists ${byName.size} records and tombstones, the release holds ${records.length}.`;
    problems.push({ code: 'wrong-count', file, message });
  }
  for (const { dataset, id, text } of records) {
    const revision = byName.get(`${dataset}/${id}`);
    if (revision?.sha256 === sha256(text)) yield revision;
    else {
      const message = `It does not name the content of ${dataset}/${id}.`;
      problems.push({ code: 'wrong-revision', file, message });
    }
  }
}

/** Those that changes.json says came with this release; what it says is checked afterwards. */
function* changedRevisions(
  { collection, version }: Manifest,
  contents: ReadonlyMap<string, Uint8Array>,
  records: readonly ReleaseRecord[],
): Generator<Revision> {
  const file = releaseKey(collection, version, 'changes.json');
  const { changes } = parsePublished(file, contents.get('changes.json'), 'changes');
  const changed = new Set(changes.map(({ dataset, id }) => `${dataset}/${id}`));
  for (const { dataset, id, text } of records) {
    if (changed.has(`${dataset}/${id}`)) yield { dataset, id, revision: version, sha256: sha256(text) };
  }
}
