import { describe, expect, it } from 'vitest';
import { bytes, problemsIn } from './read.ts';

describe('invalid-utf8', () => {
  it.each([
    ['a byte that never occurs', bytes('"a', 0xff, '"'), 2],
    ['a byte of Latin-1', bytes('"Gen', 0xe8, 've"'), 4],
    ['a continuation without a beginning', bytes('"', 0x80, '"'), 1],
    ['an overlong form', bytes('"', 0xc0, 0x80, '"'), 1],
    ['a surrogate', bytes('"', 0xed, 0xa0, 0x80, '"'), 1],
    ['a character cut off at the end', bytes('"', 0xf0, 0x9f, 0x98), 1],
    ['the first byte of a replacement character alone', bytes('"', 0xef, 'a"'), 1],
    ['a replacement character cut off at the end', bytes('"', 0xef, 0xbf), 1],
    ['a wrong byte behind characters of several bytes', bytes('"é😀', 0xff, '"'), 4],
    ['a wrong byte behind a real replacement character', bytes('"\ufffd', 0xff, '"'), 2],
  ])('reports %s at its place', (_, content, offset) => {
    expect(problemsIn(content)).toMatchObject([
      { code: 'invalid-utf8', offset, message: 'This byte is not UTF-8.' },
    ]);
  });

  it.each(['"a"', '"é"', '"😀"', '"\ufffd"', '"\uffff"'])('accepts %s', (text) => {
    expect(problemsIn(text)).toEqual([]);
  });
});
