import { isUtf8 } from 'node:buffer';
import type { BytesRule } from '../rule.ts';

/** Bytes that are no UTF-8 would be read as something their writer did not write. */
export const invalidUtf8: BytesRule = {
  code: 'invalid-utf8',
  severity: 'error',
  *check(bytes) {
    if (isUtf8(bytes)) return;
    const decoded = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    yield {
      offset: firstReplacement(decoded, bytes),
      length: 1,
      message: 'This byte is not UTF-8.',
      help: 'Save the file as UTF-8 without a byte order mark.',
    };
  },
};

const REPLACEMENT = '\uFFFD';
const REPLACEMENT_BYTES = Buffer.from(REPLACEMENT);

/** Decoding puts U+FFFD in the place of wrong bytes; a U+FFFD that was written as such is no mistake. */
function firstReplacement(decoded: string, bytes: Uint8Array): number {
  for (let at = decoded.indexOf(REPLACEMENT); at !== -1; at = decoded.indexOf(REPLACEMENT, at + 1)) {
    // Everything before is valid, so its length in bytes is known.
    const start = Buffer.byteLength(decoded.slice(0, at));
    if (!REPLACEMENT_BYTES.equals(bytes.subarray(start, start + REPLACEMENT_BYTES.length))) return at;
  }
  return 0;
}
