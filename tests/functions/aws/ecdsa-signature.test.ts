import { generateKeyPairSync, sign, verify } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rawSignature } from '../../../functions/aws/ecdsa-signature.ts';

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });

describe('the raw form of a signature', () => {
  it('is as valid as the DER form, for any of them', () => {
    // About one in 128 has an integer that is shorter than the others.
    for (let i = 0; i < 1500; i++) {
      const bytes = Buffer.from(String(i));
      const raw = rawSignature(sign('sha256', bytes, { key: privateKey, dsaEncoding: 'der' }));
      expect(raw).toHaveLength(64);
      expect(verify('sha256', bytes, { key: publicKey, dsaEncoding: 'ieee-p1363' }, raw), `${i}`).toBe(true);
    }
  });

  it('is refused for anything else, cut, lengthened or changed at its head', () => {
    const der = sign('sha256', Buffer.from('x'), { key: privateKey, dsaEncoding: 'der' });
    for (let length = 0; length < der.length; length++)
      expect(() => rawSignature(der.subarray(0, length)), `${length} bytes`).toThrow(TypeError);
    expect(() => rawSignature(Buffer.concat([der, Buffer.of(0)]))).toThrow(TypeError);
    expect(() => rawSignature(Buffer.concat([Buffer.of(0x31), der.subarray(1)]))).toThrow(TypeError);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        try {
          expect(rawSignature(bytes)).toHaveLength(64);
        } catch (error) {
          expect(error).toBeInstanceOf(TypeError);
        }
      }),
    );
  });
});
