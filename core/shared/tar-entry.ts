import type { TarEntry } from 'modern-tar';

/** A regular file for a tar archive, with nothing in its header that depends on where or by whom it is packed. */
export function tarEntry(name: string, bytes: Uint8Array, mtime: Date): TarEntry {
  return {
    header: { name, size: bytes.length, type: 'file', mode: 0o644, mtime, uid: 0, gid: 0 },
    body: bytes,
  };
}
