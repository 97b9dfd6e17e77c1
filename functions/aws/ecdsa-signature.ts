/** The length of r and of s for P-256. */
const INTEGER_BYTES = 32;
const SEQUENCE = 0x30;
const INTEGER = 0x02;

/**
 * Turns an ECDSA signature for P-256 from the form that KMS gives, an ECDSA-Sig-Value in DER (RFC 3279, 2.2.3), into
 * the one that JWS wants: r and s, 32 bytes each (RFC 7518, 3.4).
 * @throws TypeError where it is no such signature.
 */
export function rawSignature(der: Uint8Array): Uint8Array {
  // At most 72 bytes, so that every length is one byte below 128.
  if (der[0] !== SEQUENCE || der[1] !== der.length - 2) throw notASignature();
  const r = integerAt(der, 2);
  const s = integerAt(der, r.end);
  if (s.end !== der.length) throw notASignature();
  return Buffer.concat([r.bytes, s.bytes]);
}

function integerAt(der: Uint8Array, start: number): { bytes: Uint8Array; end: number } {
  const length = der[start + 1] ?? 0;
  const end = start + 2 + length;
  // DER puts a zero before a number whose first bit is set.
  const first = der[start + 2] === 0 ? start + 3 : start + 2;
  const digits = der.subarray(first, end);
  if (der[start] !== INTEGER || length === 0 || end > der.length || digits.length > INTEGER_BYTES)
    throw notASignature();
  const bytes = new Uint8Array(INTEGER_BYTES);
  bytes.set(digits, INTEGER_BYTES - digits.length);
  return { bytes, end };
}

function notASignature(): TypeError {
  return new TypeError('This is no ECDSA signature for P-256 in DER.');
}
