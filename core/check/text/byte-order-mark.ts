import type { BytesRule } from '../rule.ts';

/** JSON that is exchanged must not begin with a byte order mark (RFC 8259 section 8.1). */
export const byteOrderMark: BytesRule = {
  code: 'byte-order-mark',
  severity: 'error',
  *check(bytes) {
    const utf8 = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
    const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
    if (!utf8 && !utf16) return;
    yield {
      offset: 0,
      length: 1,
      message: `The file begins with a byte order mark (${utf8 ? 'UTF-8' : 'UTF-16'}).`,
      help: 'Save the file as UTF-8 without a byte order mark.',
      ...(utf8 && { replacement: '' }),
    };
  },
};
