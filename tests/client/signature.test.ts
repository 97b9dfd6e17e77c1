import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256, signedBy } from '../../client/signature.ts';
import * as publisher from '../../core/publish/signature.ts';
import { sha256 as nodeSha256 } from '../../core/shared/canonical.ts';
import { newSigner } from '../core/publish/signers.ts';

const signer = await newSigner();
const other = await newSigner();
const payload = new TextEncoder().encode('{"version": "1.0.0"}\n');
const jws = await publisher.signDetached(signer, payload);
const keys = { keys: [other.publicKey, signer.publicKey] };

function withHeader(header: object): string {
  return `${Buffer.from(JSON.stringify(header)).toString('base64url')}..${jws.split('.')[2]}`;
}

describe('a signature of the publisher', () => {
  it('is valid for its bytes, however many', async () => {
    expect(await signedBy(jws, payload, keys)).toBe(signer.keyId);
    const large = new Uint8Array(300_001).fill(0xfe);
    expect(await signedBy(await publisher.signDetached(signer, large), large, keys)).toBe(signer.keyId);
  });

  it.each([
    ['other bytes', jws, new TextEncoder().encode('{"version": "1.0.1"}\n'), keys],
    ['no key', jws, payload, { keys: [] }],
    ['another key only', jws, payload, { keys: [other.publicKey] }],
    ['another key under its name', jws, payload, { keys: [{ ...other.publicKey, kid: signer.keyId }] }],
    ['a key for encryption', jws, payload, { keys: [{ ...signer.publicKey, use: 'enc' }] }],
    ['a key for another algorithm', jws, payload, { keys: [{ ...signer.publicKey, alg: 'ES384' }] }],
    ['a key without a curve', jws, payload, { keys: [{ kty: 'EC', kid: signer.keyId }] }],
    ['a payload in the middle', jws.replace('..', '.e30.'), payload, keys],
    ['no signature at all', `${jws.split('.')[0]}..`, payload, keys],
    ['the algorithm "none"', withHeader({ alg: 'none', kid: signer.keyId }), payload, keys],
    ['a header that is null', withHeader(null as unknown as object), payload, keys],
    ['more parts', `${jws}.x`, payload, keys],
    ['nothing', '', payload, keys],
  ])('proves nothing with %s, to the publisher neither', async (_, text, bytes, set) => {
    expect(await signedBy(text, bytes, set)).toBeUndefined();
    expect(await publisher.signedBy(text, bytes, set)).toBeUndefined();
  });

  it('with an extension that must be understood proves nothing, although the key made it', async () => {
    const signed = async (extension: object): Promise<string> => {
      const header = Buffer.from(JSON.stringify({ alg: 'ES256', kid: signer.keyId, ...extension })).toString(
        'base64url',
      );
      const input = `${header}.${Buffer.from(payload).toString('base64url')}`;
      return `${header}..${Buffer.from(await signer.sign(Buffer.from(input))).toString('base64url')}`;
    };
    expect(await signedBy(await signed({}), payload, keys)).toBe(signer.keyId);
    for (const extension of [{ crit: ['exp'], exp: 1 }, { b64: false }]) {
      expect(await signedBy(await signed(extension), payload, keys)).toBeUndefined();
      if ('crit' in extension)
        expect(await publisher.signedBy(await signed(extension), payload, keys)).toBeUndefined();
    }
  });

  it('with any change means to readers what it means to the publisher', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(jws.length - 1),
        fc.string({ minLength: 1, maxLength: 3 }),
        async (at, text) => {
          const changed = jws.slice(0, at) + text + jws.slice(at + text.length);
          expect(await signedBy(changed, payload, keys)).toBe(
            await publisher.signedBy(changed, payload, keys),
          );
        },
      ),
      { numRuns: 300 },
    );
  });
});

it('digests are those that the publisher computes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
      expect(await sha256(new Uint8Array(bytes))).toBe(nodeSha256(bytes));
    }),
  );
});

it('without Web Crypto nothing counts as verified', async () => {
  const { crypto } = globalThis;
  Object.defineProperty(globalThis, 'crypto', { value: {}, configurable: true });
  try {
    await expect(sha256(payload)).rejects.toMatchObject({ code: 'no-web-crypto' });
    await expect(signedBy(jws, payload, keys)).rejects.toMatchObject({ code: 'no-web-crypto' });
  } finally {
    Object.defineProperty(globalThis, 'crypto', { value: crypto, configurable: true });
  }
});
