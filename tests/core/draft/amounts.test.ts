import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountNamed, amountsIn, writtenAmount } from '../../../core/draft/amounts.ts';
import { normalisedWords } from '../../../core/evidence/words.ts';
import { draftingCollection } from './drafting.ts';

const { units } = draftingCollection();

/** The amounts of a sentence as one would say them. */
function said(sentence: string): string[] {
  return amountsIn(normalisedWords(sentence), units).map(
    (amount) => `${amount.qualifier} ${writtenAmount(amount)}`,
  );
}

describe('amountsIn', () => {
  it.each([
    ['The line is about 27 miles long.', ['about 27 mi']],
    ['Up to 200 lorries a day may cross.', ['at-most 200 vehicles']],
    ['It cost more than $4.5 million.', ['more-than 4500000 USD']],
    ['Between 10 and 15 boats were bought.', ['exact 10 to 15 vessels']],
    ['A road of 10-15 km.', ['exact 10 to 15 km']],
    ['It took three weeks.', ['exact 21 days']],
    ['On 12 May 1994 nobody came.', []],
    ['In 1994 it had 300 seats.', ['exact 300']],
    ['The third of its kind.', []],
    ['Trade grew by 1.1 bn dollars.', ['exact 1100000000 USD']],
  ])('reads "%s" as %j', (sentence, amounts) => {
    expect(said(sentence)).toEqual(amounts);
  });
});

describe('amountNamed', () => {
  it('reads back what writtenAmount writes', () => {
    const unit = fc.constantFrom(...units.keys(), 'USD', undefined);
    const number = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((value) => value / 100);
    const amount = fc.oneof(
      fc.record({ value: number, unit }),
      fc.record({ low: number, high: number, unit }),
    );
    fc.assert(
      fc.property(amount, ({ unit: code, ...numbers }) => {
        const written = { ...numbers, ...(code !== undefined && { unit: code }) };
        expect(amountNamed(writtenAmount(written), units)).toEqual(written);
      }),
    );
  });

  it('reads words with their hedge, and nothing where there is no single amount', () => {
    expect(amountNamed('roughly 27 miles', units)).toEqual({ value: 27, unit: 'mi', qualifier: 'about' });
    expect(amountNamed('27 miles', units)).toEqual({ value: 27, unit: 'mi' });
    expect(amountNamed('27 miles or 43 km', units)).toBeUndefined();
    expect(amountNamed('far', units)).toBeUndefined();
    expect(amountNamed('27 furlongs', units)).toBeUndefined();
    expect(amountNamed('about 300', units)).toEqual({ value: 300, qualifier: 'about' });
  });
});
