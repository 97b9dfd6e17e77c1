import type { JSONWebKeySet } from 'jose';
import type { Release } from '../build/documents.ts';
import { parseKeySet } from '../publish/key-set.ts';
import { signedBy } from '../publish/signature.ts';
import { KEY_SET_KEY, releaseKey, SIGNATURE_PATH } from '../shared/keys.ts';
import { parseJson, VerificationStop, type VerifyProblem } from './problem.ts';
import type { Read } from './read-release.ts';

/**
 * Checks the signature of a manifest, where the pointer announces one or the reader trusts certain keys.
 * @param trusted the only keys that count; without them, those that the store publishes
 * @returns the id of the key that made it; undefined where there is no valid signature
 */
export async function checkSignature(
  read: Read,
  collection: string,
  release: Release,
  manifest: Uint8Array,
  trusted: JSONWebKeySet | undefined,
  problems: VerifyProblem[],
): Promise<string | undefined> {
  if (release.signedBy === undefined && trusted === undefined) return undefined;
  const file = releaseKey(collection, release.version, SIGNATURE_PATH);
  const signature = await read(file);
  if (signature === undefined) {
    const message = 'The manifest should be signed, and there is no signature.';
    problems.push({ code: 'missing-signature', file, message });
    return undefined;
  }
  const keys = trusted ?? (await publishedKeys(read));
  const keyId = await signedBy(new TextDecoder().decode(signature), manifest, keys);
  if (keyId !== undefined && keyId === (release.signedBy ?? keyId)) return keyId;
  const message =
    keyId === undefined
      ? `It is no signature of this manifest by any of the ${keys.keys.length} keys ${trusted === undefined ? `in ${KEY_SET_KEY}` : 'that you trust'}.`
      : `The key ${keyId} made it; the pointer announces ${release.signedBy}.`;
  problems.push({ code: 'wrong-signature', file, message });
  return undefined;
}

async function publishedKeys(read: Read): Promise<JSONWebKeySet> {
  const bytes = await read(KEY_SET_KEY);
  if (bytes === undefined) throw new VerificationStop('missing-file', KEY_SET_KEY, 'There is no such file.');
  const keys = parseKeySet(parseJson(KEY_SET_KEY, bytes));
  if (keys !== undefined) return keys;
  throw new VerificationStop('wrong-document', KEY_SET_KEY, 'It is no set of keys.');
}
