import { createHash, createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { KMSClient } from '@aws-sdk/client-kms';
import { calculateJwkThumbprint } from 'jose';
import { afterAll, describe, expect, it } from 'vitest';
import { signDetached, signedBy } from '../../../core/publish/signature.ts';
import { kmsSigner } from '../../../functions/aws/kms-signer.ts';
import { KMS_KEY_ID, type KmsKey, startKms } from './kms-server.ts';

const closing: (() => Promise<void>)[] = [];
afterAll(() => Promise.all(closing.map((close) => close())));

async function kmsWith(key: KmsKey) {
  const server = await startKms(key);
  closing.push(() => server.close());
  return { server, client: new KMSClient(server.config) };
}

const p256 = () => generateKeyPairSync('ec', { namedCurve: 'P-256' });

describe('a key in KMS', () => {
  it('signs what it is given, so that its public key verifies it', async () => {
    const { client } = await kmsWith(p256());
    const signer = await kmsSigner(client, KMS_KEY_ID);
    const key = createPublicKey({ key: { ...signer.publicKey }, format: 'jwk' });
    // Of so many, some have an r or s with a zero in front, or one digit less.
    for (let round = 0; round < 40; round++) {
      const message = new TextEncoder().encode(`message ${round}`);
      const signature = await signer.sign(message);
      expect(signature).toHaveLength(64);
      expect(verify('sha256', message, { key, dsaEncoding: 'ieee-p1363' }, signature)).toBe(true);
    }
  });

  it('is known by its thumbprint, and signs manifests', async () => {
    const { client } = await kmsWith(p256());
    const signer = await kmsSigner(client, KMS_KEY_ID);
    expect(signer.publicKey).toMatchObject({ alg: 'ES256', use: 'sig', kid: signer.keyId });
    expect(signer.keyId).toBe(await calculateJwkThumbprint(signer.publicKey));
    expect(signer.publicKey).not.toHaveProperty('d');
    const manifest = new TextEncoder().encode('{"version":"1.0.0"}\n');
    const jws = await signDetached(signer, manifest);
    expect(await signedBy(jws, manifest, { keys: [signer.publicKey] })).toBe(signer.keyId);
    manifest[2] = 0x57;
    expect(await signedBy(jws, manifest, { keys: [signer.publicKey] })).toBeUndefined();
  });

  it('gets the digest only, however long the message is', async () => {
    const { client, server } = await kmsWith(p256());
    const signer = await kmsSigner(client, KMS_KEY_ID);
    const message = new Uint8Array(100_000);
    await signer.sign(message);
    expect(server.requests).toEqual([
      { operation: 'GetPublicKey', input: { KeyId: KMS_KEY_ID } },
      {
        operation: 'Sign',
        input: {
          KeyId: KMS_KEY_ID,
          Message: createHash('sha256').update(message).digest('base64'),
          MessageType: 'DIGEST',
          SigningAlgorithm: 'ECDSA_SHA_256',
        },
      },
    ]);
  });

  it.each([
    ['another curve', generateKeyPairSync('ec', { namedCurve: 'P-384' })],
    ['the curve of other signatures', generateKeyPairSync('ec', { namedCurve: 'secp256k1' })],
    ['RSA', generateKeyPairSync('rsa', { modulusLength: 2048 })],
    ['Ed25519', generateKeyPairSync('ed25519')],
  ])('is refused where it is of %s', async (_, key) => {
    const { client, server } = await kmsWith(key);
    const error = await kmsSigner(client, KMS_KEY_ID).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(TypeError);
    expect(String(error)).toContain(KMS_KEY_ID);
    expect(server.requests.map(({ operation }) => operation)).toEqual(['GetPublicKey']);
  });

  it('that is not there is told of', async () => {
    const { client } = await kmsWith(p256());
    await expect(kmsSigner(client, 'another-key')).rejects.toMatchObject({ name: 'NotFoundException' });
  });
});
