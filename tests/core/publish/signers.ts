import { generateKeyPairSync, sign } from 'node:crypto';
import { calculateJwkThumbprint, type JWK } from 'jose';
import type { Signer } from '../../../core/publish/signature.ts';

/** A signer with a new key of its own. */
export async function newSigner(): Promise<Signer> {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jwk: JWK = publicKey.export({ format: 'jwk' });
  const keyId = await calculateJwkThumbprint(jwk);
  return {
    keyId,
    publicKey: { ...jwk, alg: 'ES256', use: 'sig', kid: keyId },
    sign: async (bytes) => sign('sha256', bytes, { key: privateKey, dsaEncoding: 'ieee-p1363' }),
  };
}
