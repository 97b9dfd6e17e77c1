import { hash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** A value as canonical JSON (RFC 8785): sorted keys, no white space. One value has one text. */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('Only a JSON value has a canonical form.');
  return text;
}

/** The SHA-256 of some bytes, or of a text in UTF-8, as lower-case hexadecimal digits. */
export function sha256(content: Uint8Array | string): string {
  return hash('sha256', content);
}
