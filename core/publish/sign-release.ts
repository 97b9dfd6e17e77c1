import { releaseKey, SIGNATURE_PATH } from '../shared/keys.ts';
import { publishKey, readKeySet } from './key-set.ts';
import { type Signer, signDetached, signedBy } from './signature.ts';
import type { Store } from './store.ts';
import { readPromised } from './stored-json.ts';
import { foreignFile } from './write-once.ts';

/**
 * Signs the manifest that a version has, whoever wrote it. The public key comes first, so that nobody finds a
 * signature without it. A signature that an earlier run left, with this key or another of the store's, counts;
 * ECDSA gives other bytes each time.
 * @returns the id of the key
 * @throws Refusal `store-conflict` where something else lies in the place of the signature.
 */
export async function signRelease(
  store: Store,
  signer: Signer,
  collection: string,
  version: string,
  manifest: Uint8Array,
): Promise<string> {
  await publishKey(store, signer.publicKey);
  const key = releaseKey(collection, version, SIGNATURE_PATH);
  const jws = await signDetached(signer, manifest);
  if (await store.putIfAbsent(key, new TextEncoder().encode(jws))) return signer.keyId;
  const present = new TextDecoder().decode((await readPromised(store, key)).bytes);
  const keyId = await signedBy(present, manifest, await readKeySet(store));
  if (keyId === undefined) throw foreignFile(key);
  return keyId;
}
