import type { TokenRule } from '../rule.ts';

/** Programs read JSON numbers as doubles, which hold 15 decimal digits exactly (RFC 8259 section 6). */
const EXACT_DIGITS = 15;

/** A number that changes when it is read would be published as another number than was written. */
export const unsafeNumber: TokenRule = {
  code: 'unsafe-number',
  severity: 'error',
  start: () => (token) =>
    token.kind === 'number' && !isExact(token.raw)
      ? {
          offset: token.offset,
          length: token.length,
          message: `The number ${shorten(token.raw)} cannot be read exactly.`,
          help: `Use at most ${EXACT_DIGITS} significant digits and a size that a program can hold.`,
        }
      : undefined,
};

function isExact(raw: string): boolean {
  const value = Number(raw);
  const digits = (raw.split(/[eE]/)[0] ?? '').replace(/[-.]/g, '').replace(/^0+/, '').replace(/0+$/, '');
  if (!Number.isFinite(value) || digits.length > EXACT_DIGITS) return false;
  return digits === '' ? true : Math.abs(value) >= 2 ** -1022;
}

function shorten(raw: string): string {
  return raw.length > 30 ? `${raw.slice(0, 27)}...` : raw;
}
