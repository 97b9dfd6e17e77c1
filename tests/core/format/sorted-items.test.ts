import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sortedItems } from '../../../core/format/sorted-items.ts';

const item = (value: unknown, text = JSON.stringify(value)) => ({
  value: typeof value === 'object' ? undefined : value,
  text,
});
const texts = (items: readonly { text: string }[]) => items.map(({ text }) => text);

describe('sortedItems', () => {
  it('puts numbers by size, then texts by code unit, then the rest by how they are written', () => {
    const items = [
      item([2]),
      item('a!'),
      item('b'),
      item(10),
      item('a'),
      item(true),
      item(9),
      item('B'),
      item([1]),
    ];
    expect(texts(sortedItems(items))).toEqual(['9', '10', '"B"', '"a"', '"a!"', '"b"', '[1]', '[2]', 'true']);
  });

  it('orders equal numbers by their spelling', () => {
    expect(texts(sortedItems([item(1, '1e0'), item(1, '1.0'), item(1, '1')]))).toEqual(['1', '1.0', '1e0']);
  });

  it('gives one order, whichever the items came in', () => {
    const values = fc.array(
      fc.oneof(fc.integer({ min: 0, max: 20 }), fc.string({ maxLength: 2 }), fc.boolean()),
    );
    fc.assert(
      fc.property(
        values.chain((list) =>
          fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
        ),
        ([list, shuffled]) => {
          const sorted = sortedItems(list.map((value) => item(value)));
          expect(sortedItems(shuffled.map((value) => item(value)))).toEqual(sorted);
        },
      ),
    );
  });
});
