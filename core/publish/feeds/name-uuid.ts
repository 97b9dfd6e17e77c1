/**
 * A UUID for whatever a SHA-256 digest stands for, as a URN: version 8 of RFC 9562, as its appendix B.2 makes one.
 * @param digest 64 lower-case hexadecimal digits
 */
export function nameUuid(digest: string): string {
  // The two highest bits of this digit are the variant, the other two stay.
  const variant = ((Number.parseInt(digest.charAt(16), 16) & 0b0011) | 0b1000).toString(16);
  const parts = [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `8${digest.slice(13, 16)}`,
    `${variant}${digest.slice(17, 20)}`,
    digest.slice(20, 32),
  ];
  return `urn:uuid:${parts.join('-')}`;
}
