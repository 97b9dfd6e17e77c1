import type { Comparison } from '../compare/compare.ts';
import type { Snapshot } from '../compare/snapshot.ts';
import { DATASET_NAMES, type DatasetName } from '../shared/datasets.ts';
import { descriptionOf } from '../shared/description.ts';
import { byCodeUnit } from '../shared/order.ts';
import type { Commit, Manifest, ManifestFile, ShardedData } from './documents.ts';
import type { ReleaseFile } from './release-file.ts';
import { summedIndexes } from './sharded-data.ts';

/** The list of files for `sha256sum --check`; its bytes stand for all files of a release but the manifest. */
export const SUMS_PATH = 'SHA256SUMS';

/**
 * The text of SHA256SUMS, sorted by path.
 * @param shards where the data is, if not in the files
 */
export function sums(files: readonly Pick<ManifestFile, 'path' | 'sha256'>[], shards?: ShardedData): string {
  return sorted([...files, ...(shards === undefined ? [] : summedIndexes(shards))])
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
  shards?: ShardedData,
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
    ...(shards && { shards }),
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

function sorted<F extends { path: string }>(files: readonly F[]): F[] {
  return files.toSorted((a, b) => byCodeUnit(a.path, b.path));
}
