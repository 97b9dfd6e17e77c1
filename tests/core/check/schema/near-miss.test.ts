import { describe, expect, it } from 'vitest';
import { nearMiss } from '../../../../core/check/schema/near-miss.ts';

describe('nearMiss', () => {
  it.each([
    ['sumary', ['summary', 'speaker'], 'summary'],
    ['Summary', ['summary', 'speaker'], 'summary'],
    ['treatie', ['treaty', 'letter'], 'treaty'],
    ['example-sate', ['example-state', 'example-town'], 'example-state'],
    ['od', ['of', 'note'], 'of'],
    ['rakn', ['rank', 'kind'], 'rank'],
    ['summary', ['summary'], 'summary'],
  ])('takes "%s" of %j for "%s"', (written, candidates, meant) => {
    expect(nearMiss(written, candidates)).toBe(meant);
  });

  it.each([
    ['nothing is near', 'colour', ['summary', 'speaker']],
    ['two are equally near', 'fort', ['form', 'fork']],
    ['more than a third of the letters differ', 'abcdef', ['abcxyz']],
    ['there is nothing to mean', 'summary', []],
    ['short words share no letter', 'xy', ['to']],
  ])('gives up where %s', (_, written, candidates) => {
    expect(nearMiss(written, candidates)).toBeUndefined();
  });

  it('allows for a third of the letters, and for no more', () => {
    expect(nearMiss('abcdxx', ['abcdef'])).toBe('abcdef');
    expect(nearMiss('abcxxx', ['abcdef'])).toBeUndefined();
  });
});
