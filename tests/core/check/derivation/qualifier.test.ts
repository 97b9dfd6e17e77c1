import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { combineQualifiers } from '../../../../core/check/derivation/qualifier.ts';
import type { Operation, Qualifier } from '../../../../core/shared/records.ts';

describe('the hedge of a result', () => {
  it.each<[Operation, Qualifier[], Qualifier | undefined]>([
    ['sum', ['exact', 'exact'], 'exact'],
    ['sum', ['at-most', 'exact'], 'at-most'],
    ['sum', ['at-least', 'more-than'], 'more-than'],
    ['sum', ['less-than', 'at-most'], 'less-than'],
    ['sum', ['about', 'exact', 'about'], 'about'],
    ['sum', ['at-least', 'at-most'], undefined],
    ['sum', ['about', 'at-least'], undefined],
    ['sum', ['about', 'more-than'], undefined],
    ['difference', ['exact', 'at-least'], 'at-most'],
    ['difference', ['at-least', 'at-most'], 'at-least'],
    ['difference', ['at-least', 'at-least'], undefined],
    ['ratio', ['exact', 'more-than'], 'less-than'],
    ['growth', ['at-least', 'exact'], 'at-most'],
    ['growth', ['exact', 'at-least'], 'at-least'],
    ['before-growth', ['exact', 'more-than'], 'less-than'],
    ['product', ['more-than', 'exact'], 'more-than'],
  ])('of a %s of %j is %s', (operation, qualifiers, expected) => {
    expect(combineQualifiers(operation, qualifiers)).toBe(expected);
  });

  it('does not depend on the order of a sum', () => {
    const qualifier = fc.constantFrom<Qualifier>(
      'exact',
      'about',
      'at-least',
      'at-most',
      'more-than',
      'less-than',
    );
    fc.assert(
      fc.property(fc.array(qualifier, { minLength: 2, maxLength: 5 }), (qualifiers) => {
        expect(combineQualifiers('sum', qualifiers.toReversed())).toBe(combineQualifiers('sum', qualifiers));
      }),
    );
  });
});
