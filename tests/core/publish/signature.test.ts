import { execFileSync } from 'node:child_process';
import { createPublicKey } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { compactVerify, importJWK } from 'jose';
import { describe, expect, it } from 'vitest';
import { signDetached, signedBy } from '../../../core/publish/signature.ts';
import { newSigner } from './signers.ts';

const signer = await newSigner();
const other = await newSigner();
const payload = new TextEncoder().encode('{"version": "1.0.0"}\n');
const jws = await signDetached(signer, payload);
const keys = { keys: [other.publicKey, signer.publicKey] };

describe('a detached signature', () => {
  it('names its key and leaves the payload out', () => {
    const [header = '', middle, signature] = jws.split('.');
    expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toEqual({
      alg: 'ES256',
      kid: signer.keyId,
    });
    expect(middle).toBe('');
    expect(signature).toHaveLength(86);
  });

  it('is valid for its bytes and its key', async () => {
    expect(await signedBy(jws, payload, keys)).toBe(signer.keyId);
    expect(await signedBy(`${jws}\n`, payload, keys)).toBe(signer.keyId);
  });

  it('is an ordinary JWS once the payload is put back', async () => {
    const [header, , signature] = jws.split('.');
    const compact = `${header}.${Buffer.from(payload).toString('base64url')}.${signature}`;
    const key = await importJWK(signer.publicKey, 'ES256');
    expect(new Uint8Array((await compactVerify(compact, key)).payload)).toEqual(payload);
  });

  it('is accepted by OpenSSL, which knows nothing of JSON', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'openssl-'));
    const [header, , signature = ''] = jws.split('.');
    const raw = Buffer.from(signature, 'base64url');
    const pem = createPublicKey({ key: { ...signer.publicKey }, format: 'jwk' });
    writeFileSync(join(folder, 'key.pem'), pem.export({ format: 'pem', type: 'spki' }));
    writeFileSync(join(folder, 'input'), `${header}.${Buffer.from(payload).toString('base64url')}`);
    writeFileSync(join(folder, 'signature.der'), derOf(raw.subarray(0, 32), raw.subarray(32)));
    const args = ['dgst', '-sha256', '-verify', 'key.pem', '-signature', 'signature.der', 'input'];
    expect(execFileSync('openssl', args, { cwd: folder, encoding: 'utf8' })).toBe('Verified OK\n');
  });

  it.each([
    ['other bytes', jws, new TextEncoder().encode('{"version": "1.0.1"}\n'), keys],
    ['no key', jws, payload, { keys: [] }],
    ['another key only', jws, payload, { keys: [other.publicKey] }],
    ['another key under its name', jws, payload, { keys: [{ ...other.publicKey, kid: signer.keyId }] }],
    ['a key without a curve', jws, payload, { keys: [{ kty: 'EC', kid: signer.keyId, alg: 'ES256' }] }],
    ['a payload in the middle', jws.replace('..', '.e30.'), payload, keys],
    ['no signature at all', `${jws.split('.')[0]}..`, payload, keys],
    ['the algorithm "none"', `${Buffer.from('{"alg":"none"}').toString('base64url')}..`, payload, keys],
    ['more parts', `${jws}.x`, payload, keys],
    ['nothing', '', payload, keys],
  ])('proves nothing with %s', async (_, text, bytes, set) => {
    expect(await signedBy(text, bytes, set)).toBeUndefined();
  });

  it('proves nothing with any bit changed, and no text makes the check fail otherwise', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(jws.length - 1),
        fc.string({ minLength: 1, maxLength: 3 }),
        async (at, text) => {
          const changed = jws.slice(0, at) + text + jws.slice(at + text.length);
          fc.pre(changed.trim() !== jws);
          const found = await signedBy(changed, payload, keys);
          // The last digit of a base64url text has bits that do not count, and so has what pads it.
          if (changed.slice(0, jws.length - 1) !== jws.slice(0, -1)) expect(found).toBeUndefined();
        },
      ),
      { numRuns: 300 },
    );
  });
});

/** An ECDSA-Sig-Value (RFC 3279): a sequence of two integers. */
function derOf(r: Uint8Array, s: Uint8Array): Buffer {
  const integer = (bytes: Uint8Array): Buffer => {
    const digits = Buffer.from(bytes.subarray(bytes.findIndex((byte) => byte !== 0)));
    const positive = (digits[0] ?? 0) > 0x7f ? Buffer.concat([Buffer.of(0), digits]) : digits;
    return Buffer.concat([Buffer.of(2, positive.length), positive]);
  };
  const content = Buffer.concat([integer(r), integer(s)]);
  return Buffer.concat([Buffer.of(0x30, content.length), content]);
}
