import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printedNumbers } from '../../../../core/evidence/numbers/printed-numbers.ts';
import { tokensOf } from '../../../../core/evidence/numbers/tokens.ts';
import { inDigits, inWords } from './render-number.ts';

const numbersIn = (sentence: string) => printedNumbers(tokensOf(sentence.split(' ')));
const amountsIn = (sentence: string) => numbersIn(sentence).map(({ amount }) => amount);

const WHOLE = fc.oneof(
  fc.integer({ min: 2, max: 999 }),
  fc.integer({ min: 1000, max: 999_999_999_999 }),
  fc.tuple(fc.integer({ min: 2, max: 999 }), fc.constantFrom(1e3, 1e6, 1e9)).map(([a, b]) => a * b),
);

describe('a number that is rendered is read back', () => {
  it('from words', () => {
    fc.assert(
      fc.property(WHOLE, fc.boolean(), (amount, and) => {
        expect(amountsIn(`the ferry took ${inWords(amount, and)} lorries`)).toEqual([amount]);
      }),
    );
  });

  it('from digits, with separators or without', () => {
    fc.assert(
      fc.property(WHOLE, fc.boolean(), (amount, separated) => {
        const digits = separated ? inDigits(amount) : String(amount);
        expect(amountsIn(`the ferry took ${digits} lorries.`)).toEqual([amount]);
      }),
    );
  });

  it('from a decimal and a scale, written out or short', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 11, max: 9999 }).map((tenths) => tenths / 10),
        fc.constantFrom<[string, number]>(
          [' thousand', 1e3],
          [' million', 1e6],
          ['-billion', 1e9],
          ['bn', 1e9],
          [' bn', 1e9],
          [' trillion', 1e12],
        ),
        (decimal, [scale, factor]) => {
          const [amount] = amountsIn(`a bridge for $${decimal}${scale} was built`);
          expect(amount).toBeCloseTo(decimal * factor, 0);
        },
      ),
    );
  });

  it('from both ends of a range that share a scale', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 400 }),
        fc.integer({ min: 2, max: 400 }),
        fc.constantFrom('between LOW and HIGH million', 'LOW to HIGH million', 'LOW-HIGH million'),
        (low, high, form) => {
          const text = form.replace('LOW', String(low)).replace('HIGH', String(high));
          expect(amountsIn(`they took ${text} tonnes`)).toEqual(
            expect.arrayContaining([low * 1e6, high * 1e6]),
          );
        },
      ),
    );
  });

  it('never with an exception, whatever the words', () => {
    const piece = fc.constantFrom(
      ...'a an and half third two twenty hundred million of to - 3 1,000 % $ m . first dozens no any not'.split(
        ' ',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (words) => {
        for (const { amount, start, end } of numbersIn(words.join(' '))) {
          expect(Number.isFinite(amount)).toBe(true);
          expect(start).toBeLessThan(end);
        }
      }),
    );
  });
});

describe('the numbers in a sentence', () => {
  it.each<[string, number[]]>([
    ['He waited for one and a half million years', [1500000]],
    ['Two and a half hours by boat', [2.5]],
    ['A hundred boats', [100]],
    ['half a million crates', [500000]],
    ['half a dozen ferries and a dozen rafts', [6, 12]],
    ['a 2.5-fold rise', [2.5, 150, 2.5]],
    ['three times the toll', [3, 200, 3]],
    ['the toll doubled', [2, 100]],
    ['the toll was halved', [0.5, 50]],
    ['a majority of the crew', [0.5]],
    ['most of the crew', [0.5]],
    ['the most hated toll', []],
    ['thousands of travellers', [1000]],
    ['tens of thousands of travellers', [10000]],
    ['the twenty-first crossing', [21]],
    ['the 34th crossing', [34]],
    ['the hundredth crossing', [100]],
    ['both banks and a trilateral talk', [2, 3]],
    ['the sole bridge', [1]],
    ['no bridge', [0]],
    ['it did not take any of the boats', [0]],
    ['they took any of the boats', []],
    ['1/4 of it', [0.25, 0.25]],
    ['twenty thirty', [20, 30]],
    ['six twenty', [6, 20]],
    ['five hundred and six', [506]],
    ['bread and butter', []],
    ['the first, the second and the third', [1, 2, 3, 1 / 3]],
  ])('%s', (sentence, amounts) => {
    expect(amountsIn(sentence)).toEqual(expect.arrayContaining(amounts));
  });

  it('are places in a row where they are ordinals', () => {
    expect(numbersIn('the sixteenth crossing')).toContainEqual(
      expect.objectContaining({ amount: 16, ordinal: true }),
    );
    expect(numbersIn('the 16th crossing')).toMatchObject([{ amount: 16, ordinal: true }]);
  });

  it.each<[string, number, string, number]>([
    ['a 26-mile road', 26, 'mi', 1],
    ['a road of 26.7 kilometres', 26.7, 'km', 1],
    ['for three decades', 3, 'years', 10],
    ['for over a century', 1, 'years', 100],
    ['for another decade', 1, 'years', 10],
    ['a two-week pause', 2, 'days', 7],
    ['some 40 percent of it', 40, 'percent', 1],
    ['some 40 per cent of it', 40, 'percent', 1],
    ['a rise by 18 percentage points', 18, 'percentage-points', 1],
    ['an 18-point rise', 18, 'percentage-points', 1],
    ['for $ 12 in cash', 12, 'USD', 1],
    ['for US$12 in cash', 12, 'USD', 1],
    ['for 12 million euros', 12e6, 'EUR', 1],
    ['for CHF 12', 12, 'CHF', 1],
    ['12 new wooden boats', 12, 'vessels', 1],
    ['3 million cubic metres', 3e6, 'm3', 1],
    ['from 2 to 3 tonnes', 2, 't', 1],
  ])('have the unit that is named with them: %s', (sentence, amount, code, factor) => {
    expect(numbersIn(sentence)).toContainEqual(expect.objectContaining({ amount, unit: { code, factor } }));
  });

  it.each(['26 of them. Miles away', 'four strategic points', 'twelve, miles from here', '26 and a mile'])(
    'have no unit where none is named with them: %s',
    (sentence) => {
      expect(numbersIn(sentence)[0]).not.toHaveProperty('unit');
    },
  );

  it('may be metres or millions where a newspaper is short', () => {
    expect(numbersIn('a wall of 11m stood')).toMatchObject([
      { amount: 11, unit: { code: 'm' } },
      { amount: 11e6 },
    ]);
  });
});
