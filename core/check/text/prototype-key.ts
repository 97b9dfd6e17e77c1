import type { TokenRule } from '../rule.ts';

/** A program that copies a record key by key would change the prototype of its objects. */
export const prototypeKey: TokenRule = {
  code: 'prototype-key',
  severity: 'error',
  start: () => (token) =>
    token.kind === 'key' && token.value === '__proto__'
      ? {
          offset: token.offset,
          length: token.length,
          message: 'The key "__proto__" is not allowed.',
          help: 'Remove it: it changes how programs see the record and holds no data.',
        }
      : undefined,
};
