import type { TokenRule } from '../rule.ts';

/** Records nest a handful of levels; programs that read with recursion fail on thousands. */
const DEEPEST = 32;

/** Deep nesting exhausts the stack of readers. Reported once, where the limit is passed. */
export const nestingTooDeep: TokenRule = {
  code: 'nesting-too-deep',
  severity: 'error',
  start: () => (token) =>
    token.kind === 'open' && token.depth === DEEPEST + 1
      ? {
          offset: token.offset,
          length: token.length,
          message: `The nesting here is deeper than ${DEEPEST} levels.`,
          help: 'A record of this collection nests a few levels; look for brackets that were never closed.',
        }
      : undefined,
};
