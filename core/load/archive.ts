import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { gunzipSync, gzipSync } from 'node:zlib';
import { extract, type Header, pack } from 'tar-stream';
import { byCodeUnit } from '../shared/order.ts';
import { Refusal } from '../shared/refusal.ts';
import { LARGEST_FILE, type SourceFile } from './project-files.ts';

/** A file that is to go into an archive. */
export interface ArchivedFile {
  path: string;
  bytes: Uint8Array;
}

/** What an archive may hold: more does not fit into the memory of one function, where all of it is at once. */
export const ARCHIVE_LIMITS = {
  /** Bytes as they are sent. */
  packed: 64 * 1024 * 1024,
  /** Bytes once the compression is undone: the files, and the headers and padding around them. */
  unpacked: 256 * 1024 * 1024,
  entries: 100_000,
} as const;

/** The layout of a submission, with names that mean the same on every system. */
const PATH =
  /^(?:submission\.json|(?:schemas|datasets(?:\/[A-Za-z0-9_][A-Za-z0-9._-]*){0,2})\/[A-Za-z0-9_][A-Za-z0-9._-]*)$/;
const LONGEST_PATH = 255;

/** The place in a gzip header that names the system it was made on (RFC 1952, 2.3.1), and the value for none. */
const SYSTEM = { offset: 9, unknown: 255 };

/**
 * Packs files into a tar archive compressed with gzip. Equal files give equal bytes, in whatever order they come and
 * whenever it is done.
 */
export async function packArchive(files: Iterable<ArchivedFile>): Promise<Uint8Array> {
  const archive = pack();
  for (const { path, bytes } of [...files].sort((a, b) => byCodeUnit(a.path, b.path))) {
    if (!isAllowed(path)) throw new TypeError(`${path} has no place in an archive.`);
    archive.entry({ name: path, mode: 0o644, mtime: new Date(0), uid: 0, gid: 0 }, Buffer.from(bytes));
  }
  archive.finalize();
  const packed = gzipSync(await buffer(archive), { level: 9 });
  packed[SYSTEM.offset] = SYSTEM.unknown;
  return packed;
}

/**
 * Unpacks an archive that anybody may have made, into memory and no further than the limits.
 * @returns the files, sorted by path; one over {@link LARGEST_FILE} is without its bytes, as on disk
 * @throws Refusal `unsafe-archive` for anything but regular files in their places.
 */
export async function unpackArchive(archive: Uint8Array): Promise<SourceFile[]> {
  const files = new Map<string, SourceFile>();
  const entries = Readable.from([decompressed(archive)]).pipe(extract());
  try {
    for await (const entry of entries) {
      const { header } = entry;
      // The first chunk of a reading decides how the rest goes, so that an entry is judged before it is read.
      if (header.type === 'directory') {
        entry.resume();
        continue;
      }
      assertEntry(header, files);
      const { name: path } = header;
      if ((header.size ?? 0) > LARGEST_FILE) {
        files.set(path, { path, unread: 'too-large' });
        entry.resume();
      } else {
        files.set(path, { path, bytes: await buffer(entry) });
      }
    }
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw unsafe(`it is no tar archive, or damaged: ${error instanceof Error ? error.message : error}`);
  }
  return [...files.values()].sort((a, b) => byCodeUnit(a.path, b.path));
}

function decompressed(archive: Uint8Array): Uint8Array {
  if (archive.length > ARCHIVE_LIMITS.packed) throw unsafe(`it is larger than ${mebibytes('packed')}`);
  try {
    return gunzipSync(archive, { maxOutputLength: ARCHIVE_LIMITS.unpacked });
  } catch (error) {
    const isTooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    throw unsafe(
      isTooLarge
        ? `it unpacks to more than ${mebibytes('unpacked')}`
        : 'it is not compressed with gzip, or damaged',
    );
  }
}

function assertEntry({ name, type }: Header, files: ReadonlyMap<string, SourceFile>): void {
  const quoted = JSON.stringify(name.slice(0, 100));
  if (type !== 'file') throw unsafe(`${quoted} is no regular file but of the type ${type}`);
  if (!isAllowed(name)) throw unsafe(`${quoted} is no path of submission.json, datasets/ or schemas/`);
  if (files.has(name)) throw unsafe(`${quoted} is in it twice`);
  if (files.size === ARCHIVE_LIMITS.entries)
    throw unsafe(`it holds more than ${ARCHIVE_LIMITS.entries} files`);
}

function isAllowed(path: string): boolean {
  return path.length <= LONGEST_PATH && PATH.test(path);
}

function mebibytes(limit: 'packed' | 'unpacked'): string {
  return `${ARCHIVE_LIMITS[limit] / 1024 / 1024} MiB`;
}

function unsafe(reason: string): Refusal {
  return new Refusal(
    'unsafe-archive',
    `The archive of the submission cannot be used: ${reason}.`,
    'Make it with `depositary submit`, which packs datasets/ and schemas/ as they are in the commit.',
  );
}
