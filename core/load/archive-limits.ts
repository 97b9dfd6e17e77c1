import { BLOCK } from './archive-entry.ts';

/** How much an archive may hold. */
export interface ArchiveLimits {
  /** Bytes as they are sent. */
  packed: number;
  /** Bytes once the compression is undone: the files, and the headers and padding around them. */
  unpacked: number;
  entries: number;
}

/**
 * Room for 100,000 records, which is what the pipeline is built for, twice over. A function holds the archive and all of
 * its files in memory at once, with about 1.5 KB for each besides its bytes: half of what it has (1,769 MB) at most.
 */
export const ARCHIVE_LIMITS: ArchiveLimits = {
  packed: 64 * 1024 * 1024,
  unpacked: 512 * 1024 * 1024,
  entries: 200_000,
};

/** How many bytes fill up the last block of a file. */
export function paddingOf(size: number): number {
  return (BLOCK - (size % BLOCK)) % BLOCK;
}

/** A limit in words. */
export function mebibytes(bytes: number): string {
  return `${bytes / 1024 / 1024} MiB`;
}
