import { describe, expect, it } from 'vitest';
import { bytes, problemsIn } from './read.ts';

describe('byte-order-mark', () => {
  it.each([
    ['UTF-8', bytes(0xef, 0xbb, 0xbf, '{}')],
    ['UTF-16', bytes(0xff, 0xfe, '{', 0, '}', 0)],
    ['UTF-16', bytes(0xfe, 0xff, 0, '{', 0, '}')],
    ['UTF-8', bytes(0xef, 0xbb, 0xbf)],
  ])('reports the byte order mark of %s, and nothing after it', (encoding, content) => {
    expect(problemsIn(content)).toMatchObject([
      {
        code: 'byte-order-mark',
        offset: 0,
        message: `The file begins with a byte order mark (${encoding}).`,
      },
    ]);
  });

  it.each([
    ['no mark', bytes('{}')],
    ['the same character inside a text', bytes('{"a":"', 0xef, 0xbb, 0xbf, '"}')],
  ])('accepts %s', (_, content) => {
    expect(problemsIn(content)).toEqual([]);
  });
});
