import type { KeySet } from './api.ts';
import { ReleaseError } from './release-error.ts';

const ES256 = { name: 'ECDSA', hash: 'SHA-256' } as const;

/**
 * The id of the key that made a signature; undefined where it is none of the given keys', or of other bytes.
 * @param jws a detached JSON Web Signature with ES256 in compact form (RFC 7515, appendix F); untrusted
 */
export async function signedBy(
  jws: string,
  payload: Uint8Array,
  { keys }: KeySet,
): Promise<string | undefined> {
  const [header = '', detached, signature = '', ...more] = jws.trim().split('.');
  if (detached !== '' || more.length > 0) return undefined;
  try {
    const { alg, kid, crit, b64 }: Record<string, unknown> = JSON.parse(text(fromBase64Url(header)));
    // What `crit` names must be understood, and nothing is.
    if (alg !== 'ES256' || typeof kid !== 'string' || crit !== undefined || b64 !== undefined)
      return undefined;
    const key = keys.map(publicKey).find((candidate) => candidate?.kid === kid);
    if (key === undefined) return undefined;
    const input = new TextEncoder().encode(`${header}.${toBase64Url(payload)}`);
    const imported = await webCrypto().importKey(
      'jwk',
      key.jwk,
      { name: 'ECDSA', namedCurve: 'P-256' },
      false,
      ['verify'],
    );
    return (await webCrypto().verify(ES256, imported, fromBase64Url(signature), input)) ? kid : undefined;
  } catch (error) {
    if (error instanceof ReleaseError) throw error;
    // Whatever is wrong with it, it proves nothing.
    return undefined;
  }
}

/** The SHA-256 of some bytes, as lower-case hexadecimal digits. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await webCrypto().digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** @throws ReleaseError `no-web-crypto` */
function webCrypto(): typeof crypto.subtle {
  const { subtle } = globalThis.crypto ?? {};
  if (subtle !== undefined) return subtle;
  throw new ReleaseError(
    'no-web-crypto',
    'Nothing can be verified here: Web Crypto is missing. A page needs https, a program Node 20.',
  );
}

/** A key with which ES256 can be verified, and nothing of it but what that needs. */
function publicKey(key: object) {
  const { kty, crv, x, y, kid, use = 'sig', alg = 'ES256' }: Record<string, unknown> = { ...key };
  if (kty !== 'EC' || crv !== 'P-256' || use !== 'sig' || alg !== 'ES256') return undefined;
  return typeof x === 'string' && typeof y === 'string' ? { kid, jwk: { kty, crv, x, y } } : undefined;
}

/** @throws Error where it is not base64url */
function fromBase64Url(encoded: string): Uint8Array<ArrayBuffer> {
  if (!/^[\w-]*$/.test(encoded)) throw new TypeError('not base64url');
  const binary = atob(encoded.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

function toBase64Url(bytes: Uint8Array): string {
  const parts: string[] = [];
  // In parts, because a call has a limited number of arguments.
  for (let at = 0; at < bytes.length; at += 0x8000)
    parts.push(String.fromCharCode(...bytes.subarray(at, at + 0x8000)));
  return btoa(parts.join('')).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function text(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}
