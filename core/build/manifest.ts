import type { Comparison } from '../compare/compare.ts';
import type { Snapshot } from '../compare/snapshot.ts';
import { DATASET_NAMES, type DatasetName } from '../shared/datasets.ts';
import { descriptionOf } from '../shared/description.ts';
import { byCodeUnit } from '../shared/order.ts';
import type { Commit, Manifest, ManifestFile } from './documents.ts';
import type { ReleaseFile } from './release-file.ts';

/** The list of files for `sha256sum --check`; its bytes stand for all files of a release but the manifest. */
export const SUMS_PATH = 'SHA256SUMS';

/** The text of SHA256SUMS, sorted by path. */
export function sums(files: readonly ReleaseFile[]): string {
  return sorted(files)
    .map((file) => `${file.sha256}  ${file.path}\n`)
    .join('');
}

/** The manifest of a release. */
export function manifestOf(
  version: string,
  previous: string | undefined,
  commit: Commit,
  snapshot: Snapshot,
  comparison: Comparison,
  files: readonly ReleaseFile[],
): Manifest {
  const count = (dataset: DatasetName): number =>
    snapshot.entries.filter((entry) => entry.kind === 'record' && entry.dataset === dataset).length;
  return {
    collection: snapshot.settings.name,
    version,
    ...descriptionOf(snapshot.settings),
    ...(previous !== undefined && { previous }),
    commit: commit.sha,
    ...(commit.modified && { modified: true }),
    released: commit.time,
    bump: comparison.bump,
    counts: Object.fromEntries(DATASET_NAMES.map((dataset) => [dataset, count(dataset)])) as Record<
      DatasetName,
      number
    >,
    schemasSha256: snapshot.schemasSha256,
    authoringSha256: snapshot.authoringSha256,
    files: listed(files),
  };
}

/** Files as a manifest lists them, sorted by path. */
export function listed(files: readonly ReleaseFile[]): ManifestFile[] {
  return sorted(files).map(({ path, mediaType, bytes, sha256, records }) => ({
    path,
    mediaType,
    bytes: bytes.length,
    sha256,
    ...(records !== undefined && { records }),
  }));
}

function sorted(files: readonly ReleaseFile[]): ReleaseFile[] {
  return files.toSorted((a, b) => byCodeUnit(a.path, b.path));
}
