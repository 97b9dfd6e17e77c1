import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { type Pack, pack } from 'tar-stream';
import { byCodeUnit } from '../shared/order.ts';
import { Refusal } from '../shared/refusal.ts';
import { ArchiveBytes } from './archive-bytes.ts';
import { type ArchiveEntry, BLOCK, pathProblem, quoted, readEntry, unsafeArchive } from './archive-entry.ts';
import { LARGEST_FILE, type SourceFile } from './project-files.ts';

/** A file that is to go into an archive. */
export interface ArchivedFile {
  path: string;
  bytes: Uint8Array;
}

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

const compress = promisify(gzip);
/** The place in a gzip header that names the system it was made on (RFC 1952, 2.3.1), and the value for none. */
const SYSTEM = { offset: 9, unknown: 255 };
/** A tar archive ends with two blocks of zeros. */
const END = 2 * BLOCK;

/**
 * Packs files into a tar archive compressed with gzip. Equal files give equal bytes, in whatever order they come and
 * whenever it is done.
 * @throws Refusal `unsafe-archive` for what {@link unpackArchive} would refuse or not read.
 */
export async function packArchive(
  files: Iterable<ArchivedFile>,
  limits: ArchiveLimits = ARCHIVE_LIMITS,
): Promise<Uint8Array> {
  const sorted = [...files].sort((a, b) => byCodeUnit(a.path, b.path));
  for (const [index, file] of sorted.entries()) {
    const isTwice = sorted[index + 1]?.path === file.path;
    const problem = isTwice ? 'is there twice' : fileProblem(file);
    if (problem !== undefined) throw unpackable(`${quoted(file.path)} ${problem}`);
  }
  if (sorted.length > limits.entries) throw unpackable(`there are more than ${limits.entries} files`);
  const size = sorted.reduce((sum, { bytes }) => sum + BLOCK + bytes.length + paddingOf(bytes.length), END);
  if (size > limits.unpacked) throw unpackable(`the files are more than ${mebibytes(limits.unpacked)}`);
  const packed = await compress(await tarOf(sorted));
  if (packed.length > limits.packed) throw unpackable(`it would be more than ${mebibytes(limits.packed)}`);
  packed[SYSTEM.offset] = SYSTEM.unknown;
  return packed;
}

/**
 * Unpacks an archive that anybody may have made, into memory and no further than the limits. The library that packs is
 * not asked to read: it obeys extended headers before anybody can refuse them, of up to 4 MiB each and as many as there
 * are, which takes it half a minute for an archive of 50 MB, and it reads on behind the end mark.
 *
 * @returns the files, sorted by path; one over {@link LARGEST_FILE} is without its bytes, as on disk
 * @throws Refusal `unsafe-archive` for anything but regular files in their places, and directories, which say nothing.
 */
export async function unpackArchive(
  archive: Uint8Array,
  limits: ArchiveLimits = ARCHIVE_LIMITS,
): Promise<SourceFile[]> {
  if (archive.length > limits.packed) throw unsafeArchive(`it is larger than ${mebibytes(limits.packed)}`);
  const bytes = new ArchiveBytes(archive, limits.unpacked);
  const files = new Map<string, SourceFile>();
  try {
    for (let entries = 0; ; entries++) {
      const at = bytes.position;
      const header = await bytes.take(BLOCK);
      if (isEmpty(header)) break;
      if (entries === limits.entries) throw unsafeArchive(`it holds more than ${limits.entries} entries`);
      const entry = readEntry(header, at);
      if (entry.isDirectory) continue;
      if (files.has(entry.path)) throw unsafeArchive(`${quoted(entry.path)} is in it twice`);
      files.set(entry.path, await readFile(bytes, entry));
    }
    if (!isEmpty(await bytes.take(BLOCK))) throw unsafeArchive('it goes on after its end');
    await bytes.end();
  } finally {
    bytes.close();
  }
  return [...files.values()].sort((a, b) => byCodeUnit(a.path, b.path));
}

/** The refusal to pack something, with what is wrong with it. */
export function unpackable(reason: string): Refusal {
  return new Refusal(
    'unsafe-archive',
    `The project cannot be submitted: ${reason}.`,
    'A submission holds records and schemas; take away what is neither, or rename it.',
  );
}

async function tarOf(files: readonly ArchivedFile[]): Promise<Uint8Array> {
  const archive = pack();
  const collected = buffer(archive);
  // One after the other: the library's queue takes the longer the more there is in it.
  for (const file of files) await addFile(archive, file);
  archive.finalize();
  return collected;
}

function addFile(archive: Pack, { path, bytes }: ArchivedFile): Promise<void> {
  const header = { name: path, mode: 0o644, mtime: new Date(0), uid: 0, gid: 0 };
  const contents = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return new Promise((resolve, reject) => {
    archive.entry(header, contents, (error) => (error ? reject(error) : resolve()));
  });
}

async function readFile(bytes: ArchiveBytes, { path, size }: ArchiveEntry): Promise<SourceFile> {
  const isTooLarge = size > LARGEST_FILE;
  const file: SourceFile = isTooLarge
    ? { path, unread: 'too-large' }
    : { path, bytes: await bytes.take(size) };
  await bytes.skip(paddingOf(size) + (isTooLarge ? size : 0));
  return file;
}

function fileProblem({ path, bytes }: ArchivedFile): string | undefined {
  const isTooLarge = bytes.length > LARGEST_FILE;
  return pathProblem(path) ?? (isTooLarge ? `is larger than ${mebibytes(LARGEST_FILE)}` : undefined);
}

/** How many bytes fill up the last block of a file. */
function paddingOf(size: number): number {
  return (BLOCK - (size % BLOCK)) % BLOCK;
}

function isEmpty(block: Uint8Array): boolean {
  return block.every((byte) => byte === 0);
}

function mebibytes(bytes: number): string {
  return `${bytes / 1024 / 1024} MiB`;
}
