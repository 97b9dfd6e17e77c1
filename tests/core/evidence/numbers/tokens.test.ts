import { describe, expect, it } from 'vitest';
import { tokensOf } from '../../../../core/evidence/numbers/tokens.ts';

const texts = (passage: string) => tokensOf(passage.split(' ')).map(({ text }) => text);

describe('the tokens of a passage', () => {
  it.each([
    ['a 99-year lease', ['a', '99', '-', 'year', 'lease']],
    ['7,500 lorries, 3.4bn', ['7,500', 'lorries', ',', '3.4', 'bn']],
    ['The U.S. share', ['the', 'us', 'share']],
    ["Town's $11m, 56.5%", ["town's", '$', '11', 'm', ',', '56.5', '%']],
    ['In 1994, 200 came.', ['in', '1994', ',', '200', 'came', '.']],
    ['1,2,3', ['1', ',', '2', ',', '3']],
    ['', []],
  ])('of "%s"', (passage, expected) => {
    expect(texts(passage)).toEqual(expected);
  });

  it('hold the amount of a numeral', () => {
    expect(tokensOf(['1,234,567.5'])).toEqual([{ kind: 'numeral', text: '1,234,567.5', amount: 1234567.5 }]);
  });
});
