import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'fflate';
import { type Pack, pack } from 'tar-stream';
import { byCodeUnit } from '../../shared/order.ts';

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
  const archive = pack();
  const collected = buffer(archive);
  for (const file of files.toSorted((a, b) => byCodeUnit(a.path, b.path))) await addFile(archive, file);
  archive.finalize();
  return gzipSync(await collected, { mtime: 0 });
}

function addFile(archive: Pack, { path, bytes }: PackedFile): Promise<void> {
  const header = { name: `package/${path}`, mode: 0o644, mtime: MTIME, uid: 0, gid: 0 };
  const contents = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return new Promise((resolve, reject) => {
    archive.entry(header, contents, (error) => (error ? reject(error) : resolve()));
  });
}
