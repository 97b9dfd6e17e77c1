import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { valueAt, withoutValueAt, withValueAt } from '../../../core/draft/content.ts';
import type { JsonObject } from '../../../core/shared/json.ts';

const step = fc.oneof(fc.constantFrom('a', 'b', '__proto__'), fc.constant(0));
const path = fc
  .tuple(fc.constantFrom('a', 'b'), fc.array(step, { maxLength: 3 }))
  .map(([first, rest]) => [first, ...rest]);

describe('withValueAt', () => {
  it('puts a value where valueAt finds it, and changes nothing that was there', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(path, fc.integer()), { maxLength: 5 }),
        path,
        fc.string(),
        (earlier, steps, value) => {
          const content = earlier.reduce<JsonObject>(
            (result, [at, number]) => withValueAt(result, at, number),
            {},
          );
          const before = JSON.stringify(content);
          expect(valueAt(withValueAt(content, steps, value), steps)).toBe(value);
          expect(JSON.stringify(content)).toBe(before);
        },
      ),
    );
  });

  it('adds one item at most to a list', () => {
    expect(withValueAt({ a: ['x'] }, ['a', 5], 'y')).toEqual({ a: ['x', 'y'] });
  });
});

describe('withoutValueAt', () => {
  it('removes a property and leaves what is not there', () => {
    expect(withoutValueAt({ a: { b: 1, c: 2 } }, ['a', 'b'])).toEqual({ a: { c: 2 } });
    expect(withoutValueAt({ a: 1 }, ['b', 'c'])).toEqual({ a: 1 });
  });
});
