import type { TokenRule } from '../rule.ts';

/** Half of a surrogate pair is no character: it cannot be written as UTF-8. */
export const loneSurrogate: TokenRule = {
  code: 'lone-surrogate',
  severity: 'error',
  start: () => (token) =>
    (token.kind === 'key' || token.kind === 'string') && !token.value.isWellFormed()
      ? {
          offset: token.offset,
          length: token.length,
          message: 'This text holds half of a character: an unpaired \\uD800–\\uDFFF.',
          help: 'Write the character itself, or both halves of it.',
        }
      : undefined,
};
