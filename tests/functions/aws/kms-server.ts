import { createECDH, type KeyObject, randomBytes } from 'node:crypto';
import { JsonProtocolServer, ServiceError } from './json-protocol-server.ts';

/** A key as KMS keeps it. */
export interface KmsKey {
  publicKey: KeyObject;
  privateKey: KeyObject;
}

export const KMS_KEY_ID = 'arn:aws:kms:us-east-1:123456789012:key/1f0e9d8c-7b6a-4544-8332-211000000001';

/** The order of the group of P-256 (FIPS 186-5, SP 800-186). */
const ORDER = 0xffffffff_00000000_ffffffff_ffffffff_bce6faad_a7179e84_f3b9cac2_fc632551n;

/** Starts a stand-in for KMS with one asymmetric key, under {@link KMS_KEY_ID}. */
export function startKms({ publicKey, privateKey }: KmsKey): Promise<JsonProtocolServer> {
  return JsonProtocolServer.start({
    target: 'TrentService',
    version: '1.1',
    signedFor: 'kms',
    operations: {
      GetPublicKey: ({ KeyId }) => {
        assertKey(KeyId);
        const der = publicKey.export({ type: 'spki', format: 'der' });
        return { KeyId, KeyUsage: 'SIGN_VERIFY', PublicKey: der.toString('base64') };
      },
      Sign: ({ KeyId, Message, MessageType, SigningAlgorithm }) => {
        assertKey(KeyId);
        const message = Buffer.from(String(Message), 'base64');
        if (SigningAlgorithm !== 'ECDSA_SHA_256') {
          throw new ServiceError('InvalidKeyUsageException', `${SigningAlgorithm} does not go with the key.`);
        }
        if (MessageType !== 'DIGEST') {
          // Otherwise KMS makes the digest, of messages up to this length.
          throw new ServiceError(
            'ValidationException',
            'Only digests are signed here, not 4 KiB of message.',
          );
        }
        if (message.length !== 32) {
          throw new ServiceError('ValidationException', 'Digest is invalid length for algorithm.');
        }
        const Signature = Buffer.from(signDigest(privateKey, message)).toString('base64');
        return { KeyId, SigningAlgorithm, Signature };
      },
    },
  });
}

function assertKey(keyId: unknown): void {
  if (keyId !== KMS_KEY_ID) throw new ServiceError('NotFoundException', `There is no key ${keyId}.`);
}

/** ECDSA over P-256 as FIPS 186-5 (6.4.1) has it, in DER. node:crypto signs messages only, never digests. */
function signDigest(privateKey: KeyObject, digest: Uint8Array): Uint8Array {
  const secret = integerOf(Buffer.from(privateKey.export({ format: 'jwk' }).d ?? '', 'base64url'));
  const point = createECDH('prime256v1');
  const ephemeral = randomBytes(32);
  point.setPrivateKey(ephemeral);
  // An uncompressed point is a 4 and its two coordinates.
  const r = integerOf(point.getPublicKey().subarray(1, 33)) % ORDER;
  const s = (inverse(integerOf(ephemeral)) * (integerOf(digest) + r * secret)) % ORDER;
  return tagged(0x30, Buffer.concat([r, s].map((number) => tagged(0x02, minimal(number)))));
}

function integerOf(bytes: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
}

/** Fermat: for a prime p, the inverse of a is a to the power of p - 2. */
function inverse(number: bigint): bigint {
  let result = 1n;
  let power = number % ORDER;
  for (let exponent = ORDER - 2n; exponent > 0n; exponent >>= 1n) {
    if (exponent & 1n) result = (result * power) % ORDER;
    power = (power * power) % ORDER;
  }
  return result;
}

/** A positive number in as few bytes as it takes, its sign included. */
function minimal(number: bigint): Buffer {
  const digits = number.toString(16);
  const bytes = Buffer.from(digits.padStart(digits.length + (digits.length % 2), '0'), 'hex');
  return (bytes[0] ?? 0) < 0x80 ? bytes : Buffer.concat([Buffer.of(0), bytes]);
}

function tagged(tag: number, content: Buffer): Buffer {
  return Buffer.concat([Buffer.of(tag, content.length), content]);
}
