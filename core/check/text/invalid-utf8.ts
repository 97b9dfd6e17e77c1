import { isUtf8 } from 'node:buffer';
import type { BytesRule } from '../rule.ts';

/** Bytes that are no UTF-8 would be read as something their writer did not write. */
export const invalidUtf8: BytesRule = {
  code: 'invalid-utf8',
  severity: 'error',
  *check(bytes) {
    if (isUtf8(bytes)) return;
    const decoded = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    const encoded = new TextEncoder().encode(decoded);
    // Decoding replaces the first wrong byte, so that is where the two part.
    const wrongAt = encoded.findIndex((byte, index) => byte !== bytes[index]);
    yield {
      offset: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, wrongAt)).length,
      length: 1,
      message: 'This byte is not UTF-8.',
      help: 'Save the file as UTF-8 without a byte order mark.',
    };
  },
};
