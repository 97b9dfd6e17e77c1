import type { Manifest, Release } from '../build/documents.ts';
import { sha256 } from '../shared/canonical.ts';
import { releaseKey } from '../shared/keys.ts';
import { parsePublished, VerificationStop, type VerifyProblem } from './problem.ts';

/** Reads a published file by its key; undefined where there is none. */
export type Read = (key: string) => Promise<Uint8Array | undefined>;

/**
 * Reads the manifest of a release that the pointer lists, and reports where it is not the one that the pointer means.
 * @throws VerificationStop where there is none.
 */
export async function readManifest(
  read: Read,
  collection: string,
  release: Release,
  problems: VerifyProblem[],
): Promise<{ manifest: Manifest; bytes: Uint8Array }> {
  const file = releaseKey(collection, release.version, 'manifest.json');
  const bytes = await readOrStop(read, file);
  if (sha256(bytes) !== release.manifestSha256) {
    problems.push({
      code: 'altered-file',
      file,
      message: 'The manifest is not the one that the pointer lists.',
    });
  }
  const manifest = parsePublished(file, bytes, 'manifest');
  if (manifest.version !== release.version || manifest.collection !== collection) {
    const message = `The manifest speaks of ${manifest.collection} ${manifest.version}.`;
    problems.push({ code: 'wrong-document', file, message });
  }
  return { manifest, bytes };
}

/**
 * Reads files that a manifest lists, and reports those that are missing or altered.
 * @param wanted tells by its path whether a file is read
 * @returns the sound ones, by their path
 */
export async function readFiles(
  read: Read,
  manifest: Manifest,
  problems: VerifyProblem[],
  wanted: (path: string) => boolean = () => true,
): Promise<Map<string, Uint8Array>> {
  const contents = new Map<string, Uint8Array>();
  for (const { path, bytes: size, sha256: digest } of manifest.files) {
    if (!wanted(path)) continue;
    const file = releaseKey(manifest.collection, manifest.version, path);
    const bytes = await read(file);
    if (bytes === undefined) {
      problems.push({
        code: 'missing-file',
        file,
        message: 'The manifest lists this file, and it is not there.',
      });
    } else if (bytes.length !== size || sha256(bytes) !== digest) {
      const message = `Announced ${size} bytes with SHA-256 ${digest}, found ${bytes.length} bytes with ${sha256(bytes)}.`;
      problems.push({ code: 'altered-file', file, message });
    } else contents.set(path, bytes);
  }
  return contents;
}

/**
 * Reads a file without which nothing can be compared.
 * @throws VerificationStop where there is none.
 */
export async function readOrStop(read: Read, key: string): Promise<Uint8Array> {
  const bytes = await read(key);
  if (bytes === undefined) throw new VerificationStop('missing-file', key, 'There is no such file.');
  return bytes;
}
