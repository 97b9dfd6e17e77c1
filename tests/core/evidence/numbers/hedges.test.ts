import { describe, expect, it } from 'vitest';
import { qualifiersOf } from '../../../../core/evidence/numbers/hedges.ts';
import { printedNumbers } from '../../../../core/evidence/numbers/printed-numbers.ts';
import { tokensOf } from '../../../../core/evidence/numbers/tokens.ts';

function qualifiers(sentence: string) {
  const tokens = tokensOf(sentence.split(' '));
  return printedNumbers(tokens).map((number) => qualifiersOf(tokens, number).join(' '));
}

describe('the qualifiers of the last number', () => {
  it.each([
    ['a road of 40 km', 'exact'],
    ['about 40 km', 'about'],
    ['roughly 40 km', 'about'],
    ['approximately $ 40', 'about'],
    ['an estimated US$40', 'about'],
    ['some 40 boats', 'about'],
    ['over 40 boats', 'more-than'],
    ['more than 40 boats', 'more-than'],
    ['no more than 40 boats', 'at-most'],
    ['no fewer than 40 boats', 'at-least'],
    ['at least 40 boats', 'at-least'],
    ['up to $40', 'at-most'],
    ['fewer than 40 boats', 'less-than'],
    ['nearly 40 boats', 'less-than about'],
    ['as many as 40 boats', 'at-most exact'],
    ['40 boats or more', 'at-least'],
    ['40 or so', 'about'],
    ['40+ boats', 'at-least more-than'],
    ['more than a hundred boats', 'more-than'],
    ['over a third', 'more-than'],
    ['nearly a year', 'less-than about'],
    ['over a century', 'more-than'],
    ['half of the boats', 'exact about'],
    ['three decades of toll', 'exact about'],
    ['thousands of boats', 'at-least more-than about'],
    ['a majority of boats', 'more-than'],
    ['most of the boats', 'more-than'],
    // An article shows that the hedge belongs to a later noun.
    ['under a 30-year term', 'exact'],
    ['at the 40 boats', 'exact'],
  ])('%s', (sentence, expected) => {
    expect(qualifiers(sentence).at(-1)).toBe(expected);
  });

  it('are not those of a number before it', () => {
    expect(qualifiers('from about 7 boats to 3 boats')).toEqual(['about', 'exact']);
  });
});
