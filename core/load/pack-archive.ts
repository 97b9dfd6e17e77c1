import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { packTar } from 'modern-tar';
import { byCodeUnit } from '../shared/order.ts';
import { Refusal } from '../shared/refusal.ts';
import { tarEntry } from '../shared/tar-entry.ts';
import { BLOCK, pathProblem, quoted } from './archive-entry.ts';
import { ARCHIVE_LIMITS, type ArchiveLimits, mebibytes, paddingOf } from './archive-limits.ts';
import { holdsLines, LARGEST_FILE } from './project-files.ts';

/** A file that is to go into an archive. */
export interface ArchivedFile {
  path: string;
  bytes: Uint8Array;
}

const compress = promisify(gzip);
/** The place in a gzip header that names the system it was made on (RFC 1952, 2.3.1), and the value for none. */
const SYSTEM = { offset: 9, unknown: 255 };
/** A tar archive ends with two blocks of zeros. */
const END = 2 * BLOCK;

/**
 * Packs files into a tar archive compressed with gzip. Equal files give equal bytes, in whatever order they come and
 * whenever it is done.
 * @throws Refusal `unsafe-archive` for what unpackArchive (unpack-archive.ts) would refuse or not read.
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
  const packed = await compress(
    await packTar(sorted.map(({ path, bytes }) => tarEntry(path, bytes, new Date(0)))),
  );
  if (packed.length > limits.packed) throw unpackable(`it would be more than ${mebibytes(limits.packed)}`);
  packed[SYSTEM.offset] = SYSTEM.unknown;
  return packed;
}

/** The refusal to pack something, with what is wrong with it. */
export function unpackable(reason: string): Refusal {
  return new Refusal(
    'unsafe-archive',
    `The project cannot be submitted: ${reason}.`,
    'A submission holds records and schemas; take away what is neither, or rename it.',
  );
}

function fileProblem({ path, bytes }: ArchivedFile): string | undefined {
  const isTooLarge = bytes.length > LARGEST_FILE && !holdsLines(path);
  return pathProblem(path) ?? (isTooLarge ? `is larger than ${mebibytes(LARGEST_FILE)}` : undefined);
}
