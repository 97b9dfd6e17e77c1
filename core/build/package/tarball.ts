import { gzipSync } from 'fflate';
import { packTar } from 'modern-tar';
import { byCodeUnit } from '../../shared/order.ts';
import { tarEntry } from '../../shared/tar-entry.ts';

/** A file of a package. */
export interface PackedFile {
  path: string;
  bytes: Uint8Array;
}

/** The time that npm gives every file. */
const MTIME = new Date('1985-10-26T08:15:00.000Z');

/**
 * Packs files as npm does, into `package/`. Equal files give equal bytes on every machine: zlib would compress
 * differently from one processor to another, so a library in JavaScript does it.
 */
export async function tarball(files: readonly PackedFile[]): Promise<Uint8Array> {
  const entries = files
    .toSorted((a, b) => byCodeUnit(a.path, b.path))
    .map(({ path, bytes }) => tarEntry(`package/${path}`, bytes, MTIME));
  return gzipSync(await packTar(entries), { mtime: 0 });
}
