import { describe, expect, it } from 'vitest';
import { firstDifference } from '../../../core/format/first-difference.ts';

describe('firstDifference', () => {
  it.each([
    ['a\nb\n', 'a\nc\n', { line: 2, before: 'b', after: 'c' }],
    ['a\r\n', 'a\n', { line: 1, before: 'a\r', after: 'a' }],
    ['a', 'a\n', { line: 2, after: '' }],
    ['a\n\n', 'a\n', { line: 3, before: '' }],
    ['a\n', 'a\n', { line: 3 }],
    ['', 'a', { line: 1, before: '', after: 'a' }],
  ])('of %j and %j is their first line that is not the same', (before, after, difference) => {
    expect(firstDifference(before, after)).toEqual(difference);
  });
});
