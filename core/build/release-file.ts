import { sha256 } from '../shared/canonical.ts';
import { mediaTypeOf } from '../shared/media-type.ts';

/** A file of a release, ready to be written. */
export interface ReleaseFile {
  /** Relative to the release, with forward slashes. */
  path: string;
  mediaType: string;
  bytes: Uint8Array;
  sha256: string;
  /** How many records it holds, where that has a meaning. */
  records?: number;
}

/** Makes a release file of bytes. */
export function binaryFile(path: string, bytes: Uint8Array, records?: number): ReleaseFile {
  return {
    path,
    mediaType: mediaTypeOf(path),
    bytes,
    sha256: sha256(bytes),
    ...(records !== undefined && { records }),
  };
}

/** Makes a release file of a text. */
export function textFile(path: string, text: string, records?: number): ReleaseFile {
  return binaryFile(path, new TextEncoder().encode(text), records);
}

/** Makes a release file of a JSON document that people also read: indented, with a final line end. */
export function jsonFile(path: string, document: unknown): ReleaseFile {
  return textFile(path, `${JSON.stringify(document, undefined, 2)}\n`);
}
