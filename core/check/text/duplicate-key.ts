import type { TokenRule } from '../rule.ts';

/** `JSON.parse` keeps the last of two equal keys and says nothing: a value would be lost. */
export const duplicateKey: TokenRule = {
  code: 'duplicate-key',
  severity: 'error',
  start() {
    const keysOfOpen: Set<string>[] = [];
    return (token) => {
      if (token.kind === 'open') keysOfOpen.push(new Set());
      else if (token.kind === 'close') keysOfOpen.pop();
      else if (token.kind === 'key') {
        const keys = keysOfOpen.at(-1);
        if (keys?.has(token.value)) {
          return {
            offset: token.offset,
            length: token.length,
            message: `The key ${token.raw} stands twice in this object.`,
            help: 'Keep one of the two, with the value that is meant.',
          };
        }
        keys?.add(token.value);
      }
      return undefined;
    };
  },
};
