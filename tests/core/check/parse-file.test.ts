import { describe, expect, it } from 'vitest';
import { parseFile } from '../../../core/check/parse-file.ts';
import { problemsIn } from './text/read.ts';

const path = 'datasets/actors/example-state.json';
const bytes = (text: string) => new TextEncoder().encode(text);

describe('parseFile', () => {
  it('gives the text and the value of a JSON file', () => {
    const text = '{"a": [1, "é"]}\n';
    expect(parseFile({ path, bytes: bytes(text) })).toEqual({
      ok: true,
      document: { path, text, value: { a: [1, 'é'] } },
    });
  });

  it.each([
    ['link', 'not-a-file', 'This is a link, and links are not followed.'],
    ['special', 'not-a-file', 'This is no regular file.'],
    ['too-large', 'file-too-large', 'The file is larger than 1 MiB and was not read.'],
  ] as const)('reports a file that was not read: %s', (unread, code, message) => {
    expect(parseFile({ path, unread })).toMatchObject({
      ok: false,
      path,
      text: '',
      problems: [{ code, message, offset: 0 }],
    });
  });

  it('reports all problems that stand side by side in a text', () => {
    expect(problemsIn('{"a":1e400,"a":"\\ud800","__proto__":1}').map(({ code }) => code)).toEqual([
      'unsafe-number',
      'duplicate-key',
      'lone-surrogate',
      'prototype-key',
    ]);
  });

  it.each([
    ['bytes', new Uint8Array([0xef, 0xbb, 0xbf, 0xff, 0x7b]), 'byte-order-mark'],
    ['nesting', `{"a":1,"a":${'['.repeat(100)}`, 'nesting-too-deep'],
    ['syntax', '{"a":1,"a":2', 'json-syntax'],
  ])('reports only %s where that makes the rest unreliable', (_, content, code) => {
    expect(problemsIn(content).map((problem) => problem.code)).toEqual([code]);
  });
});
