import { type Zippable, zipSync } from 'fflate';
import { byCodeUnit } from '../shared/order.ts';
import { SUMS_PATH, sums } from './manifest.ts';
import { binaryFile, type ReleaseFile, textFile } from './release-file.ts';

/** Where the archive lies in a release. */
export function zipPath(collection: string): string {
  return `${collection}.zip`;
}

/**
 * The files of a release in one archive, in a folder of their own, with a SHA256SUMS of what is in the archive. Equal
 * files give equal bytes: sorted, one time for all, and compressed by a library that is the same on every machine.
 */
export function zipFile(
  collection: string,
  version: string,
  files: readonly ReleaseFile[],
  records: number,
): ReleaseFile {
  const inside = [textFile(SUMS_PATH, sums(files)), ...files].sort((a, b) => byCodeUnit(a.path, b.path));
  const tree: Zippable = Object.fromEntries(
    inside.map(({ path, bytes }) => [`${collection}-${version}/${path}`, bytes]),
  );
  return binaryFile(zipPath(collection), zipSync(tree, { mtime: firstMoment() }), records);
}

/**
 * The first moment that zip can tell. fflate writes local time, and in local time this is the same everywhere. The time of
 * the commit would make one content two releases (docs/decisions/version-reservation.md).
 */
function firstMoment(): Date {
  return new Date(1980, 0, 1);
}
