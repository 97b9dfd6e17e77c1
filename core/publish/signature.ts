import { base64url, createLocalJWKSet, flattenedVerify, type JSONWebKeySet, type JWK } from 'jose';

/** Whoever holds the key that manifests are signed with. The key itself may be out of reach. */
export interface Signer {
  /** The `kid`: the RFC 7638 thumbprint of the public key. */
  keyId: string;
  /** A P-256 key with `alg` ES256, `use` sig and its `kid`. */
  publicKey: JWK;
  /** ECDSA with P-256 and SHA-256: 64 bytes, r and s. */
  sign(bytes: Uint8Array): Promise<Uint8Array>;
}

/** Signs bytes: a JSON Web Signature in compact form whose payload is left out (RFC 7515, appendix F). */
export async function signDetached(signer: Signer, payload: Uint8Array): Promise<string> {
  const header = base64url.encode(JSON.stringify({ alg: 'ES256', kid: signer.keyId }));
  const input = new TextEncoder().encode(`${header}.${base64url.encode(payload)}`);
  return `${header}..${base64url.encode(await signer.sign(input))}`;
}

/**
 * The id of the key that made a signature; undefined where it is none of the given keys', or of other bytes.
 * @param jws as {@link signDetached} gives it; untrusted
 */
export async function signedBy(
  jws: string,
  payload: Uint8Array,
  keys: JSONWebKeySet,
): Promise<string | undefined> {
  const [header = '', detached, signature = '', ...more] = jws.trim().split('.');
  if (detached !== '' || more.length > 0) return undefined;
  try {
    const { protectedHeader } = await flattenedVerify(
      { protected: header, payload: base64url.encode(payload), signature },
      createLocalJWKSet(keys),
      { algorithms: ['ES256'] },
    );
    return protectedHeader?.kid;
  } catch {
    // Whatever is wrong with it, it proves nothing.
    return undefined;
  }
}
