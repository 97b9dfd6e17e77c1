import { createHash, createPublicKey } from 'node:crypto';
import { GetPublicKeyCommand, type KMSClient, SignCommand } from '@aws-sdk/client-kms';
import { calculateJwkThumbprint, type JWK } from 'jose';
import type { Signer } from '../../core/publish/signature.ts';
import { rawSignature } from './ecdsa-signature.ts';

/**
 * A signer whose private key stays in KMS.
 * @param keyId the id or ARN of a key of type ECC_NIST_P256 for signing
 * @throws TypeError where it is a key of another type.
 */
export async function kmsSigner(client: KMSClient, keyId: string): Promise<Signer> {
  const { PublicKey } = await client.send(new GetPublicKeyCommand({ KeyId: keyId }));
  if (PublicKey === undefined) throw new TypeError(`KMS gave no public key for ${keyId}.`);
  const key = createPublicKey({ key: Buffer.from(PublicKey), format: 'der', type: 'spki' });
  const { kty, crv, x, y }: JWK = key.export({ format: 'jwk' });
  if (kty !== 'EC' || crv !== 'P-256' || x === undefined || y === undefined) {
    throw new TypeError(`The KMS key ${keyId} is no P-256 key.`);
  }
  const kid = await calculateJwkThumbprint({ kty, crv, x, y });
  return {
    keyId: kid,
    publicKey: { kty, crv, x, y, alg: 'ES256', use: 'sig', kid },
    sign: async (bytes) => {
      // The digest, because KMS takes no message longer than 4 KiB.
      const Message = createHash('sha256').update(bytes).digest();
      const { Signature } = await client.send(
        new SignCommand({
          KeyId: keyId,
          Message,
          MessageType: 'DIGEST',
          SigningAlgorithm: 'ECDSA_SHA_256',
        }),
      );
      if (Signature === undefined) throw new TypeError(`KMS gave no signature by ${keyId}.`);
      return rawSignature(Signature);
    },
  };
}
