import { describe, expect, it } from 'vitest';
import { problemsIn } from './read.ts';

describe('prototype-key', () => {
  it.each([
    ['{"__proto__":{}}', 1, '"__proto__"'],
    ['{"a":[{"__proto__":null}]}', 7, '"__proto__"'],
    ['{"\\u005f_proto__":1}', 1, '"\\u005f_proto__"'],
    ['{"__proto\\u005F\\u005f":1}', 1, '"__proto\\u005F\\u005f"'],
  ])('reports the key in %s', (text, offset, key) => {
    expect(problemsIn(text)).toEqual([
      { code: 'prototype-key', offset, text: key, message: 'The key "__proto__" is not allowed.' },
    ]);
  });

  it.each(['{"a":"__proto__"}', '["__proto__"]', '{"__proto":1}', '{"constructor":1,"prototype":2}'])(
    'accepts %s',
    (text) => {
      expect(problemsIn(text)).toEqual([]);
    },
  );
});
