import { byCodeUnit } from '../shared/order.ts';
import { ArchiveBytes } from './archive-bytes.ts';
import { type ArchiveEntry, BLOCK, quoted, readEntry, unsafeArchive } from './archive-entry.ts';
import { ARCHIVE_LIMITS, type ArchiveLimits, mebibytes, paddingOf } from './archive-limits.ts';
import { holdsLines, LARGEST_FILE, type SourceFile } from './project-files.ts';

/**
 * Unpacks an archive that anybody may have made, into memory and no further than the limits. No library is asked to read:
 * tar-stream obeys extended headers before anybody can refuse them, of up to 4 MiB each and as many as there are, which
 * takes it half a minute for an archive of 50 MB, and it reads on behind the end mark.
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

async function readFile(bytes: ArchiveBytes, { path, size }: ArchiveEntry): Promise<SourceFile> {
  const isTooLarge = size > LARGEST_FILE && !holdsLines(path);
  const file: SourceFile = isTooLarge
    ? { path, unread: 'too-large' }
    : { path, bytes: await bytes.take(size) };
  await bytes.skip(paddingOf(size) + (isTooLarge ? size : 0));
  return file;
}

function isEmpty(block: Uint8Array): boolean {
  return block.every((byte) => byte === 0);
}
