import { gunzipSync } from 'node:zlib';
import { extract, type Header } from 'tar-stream';

/** A file as it is in a package. */
export interface UnpackedFile {
  header: Header;
  bytes: Buffer;
}

/** The files of a package, by path and in their order. */
export async function unpack(tarball: Uint8Array): Promise<Map<string, UnpackedFile>> {
  const archive = extract();
  archive.end(gunzipSync(tarball));
  const files = new Map<string, UnpackedFile>();
  for await (const entry of archive) {
    const chunks: Uint8Array[] = [];
    for await (const chunk of entry) chunks.push(chunk as Uint8Array);
    files.set(entry.header.name.replace(/^package\//, ''), {
      header: entry.header,
      bytes: Buffer.concat(chunks),
    });
  }
  return files;
}

/** The same files where npm would install them, for {@link complaintsAbout}. */
export async function installed(tarball: Uint8Array, name: string): Promise<Map<string, Uint8Array>> {
  const files = await unpack(tarball);
  return new Map([...files].map(([path, { bytes }]) => [`node_modules/${name}/${path}`, bytes]));
}
