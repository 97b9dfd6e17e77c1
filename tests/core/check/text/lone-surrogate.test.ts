import { describe, expect, it } from 'vitest';
import { problemsIn } from './read.ts';

describe('lone-surrogate', () => {
  it.each([
    ['["\\ud800"]', 1, '"\\ud800"'],
    ['["\\uDFFF"]', 1, '"\\uDFFF"'],
    ['["a\\ud83db"]', 1, '"a\\ud83db"'],
    ['["\\ude00\\ud83d"]', 1, '"\\ude00\\ud83d"'],
    ['{"\\ud800":1}', 1, '"\\ud800"'],
  ])('reports the text in %s', (text, offset, half) => {
    expect(problemsIn(text)).toMatchObject([{ code: 'lone-surrogate', offset, text: half }]);
  });

  it.each(['["\\ud83d\\ude00"]', '["😀"]', '["\\\\ud800"]', '["\\ufffd"]'])('accepts %s', (text) => {
    expect(problemsIn(text)).toEqual([]);
  });
});
