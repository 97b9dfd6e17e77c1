import { describe, expect, it } from 'vitest';
import { nearMiss, sureMiss } from '../../../../core/check/schema/near-miss.ts';

describe('nearMiss', () => {
  it.each([
    ['sumary', ['summary', 'speaker'], 'summary'],
    ['Summary', ['summary', 'speaker'], 'summary'],
    ['treatie', ['treaty', 'letter'], 'treaty'],
    ['example-sate', ['example-state', 'example-town'], 'example-state'],
    ['od', ['of', 'note'], 'of'],
    ['form', ['from', 'title'], 'from'],
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

describe('sureMiss', () => {
  it.each([
    ['one letter is missing', 'sumary', ['summary', 'speaker'], 'summary'],
    ['one letter is too many', 'wittness', ['witness', 'mediator'], 'witness'],
    ['one letter is wrong', 'qualifiez', ['qualifier', 'value'], 'qualifier'],
    ['two letters have changed places', 'nmaes', ['names', 'roles'], 'names'],
    ['only the case differs', 'State', ['state', 'person'], 'state'],
    ['only the case of a short word differs', 'OF', ['of', 'to'], 'of'],
  ])('is sure where %s', (_, written, candidates, meant) => {
    expect(sureMiss(written, candidates)).toBe(meant);
  });

  it.each([
    ['two letters differ', 'sumarry', ['summary']],
    ['two words are one slip away', 'fort', ['form', 'fork']],
    ['the word is short', 'od', ['of', 'note']],
    ['letters that are apart have changed places', 'eleter', ['letter']],
    ['there is nothing to mean', 'summary', []],
  ])('is not where %s', (_, written, candidates) => {
    expect(sureMiss(written, candidates)).toBeUndefined();
  });
});
