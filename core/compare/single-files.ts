import type { PublishedEntry } from './snapshot.ts';

/** How large a collection may be whose data is published in single files. */
export interface SingleFilesLimit {
  /** Records and tombstones. */
  records: number;
  /** Of their canonical JSON together. */
  bytes: number;
}

/**
 * Up to here every release holds all data in single files. Each of them is written again for each change, so that above
 * this a release of one correction would cost far more than the correction (docs/decisions/large-collections.md).
 */
export const SINGLE_FILES_LIMIT: SingleFilesLimit = { records: 10_000, bytes: 32 * 1024 * 1024 };

/** Whether the data of a collection is too large for single files. */
export function exceeds(entries: readonly PublishedEntry[], limit: SingleFilesLimit): boolean {
  if (entries.length > limit.records) return true;
  return entries.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0) > limit.bytes;
}
