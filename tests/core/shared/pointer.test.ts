import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isObject, type Json } from '../../../core/shared/json.ts';
import {
  formatPointer,
  isWithin,
  parsePointer,
  resolvePointer,
  type Step,
} from '../../../core/shared/pointer.ts';

const step = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom('~', '/', '0', '1', 'a') }),
);

/** The path of every value in a value, itself included, with the value. */
function* paths(value: Json, steps: Step[] = []): Generator<[Step[], Json]> {
  yield [steps, value];
  if (Array.isArray(value)) for (const [i, item] of value.entries()) yield* paths(item, [...steps, i]);
  else if (isObject(value))
    for (const [key, inner] of Object.entries(value)) yield* paths(inner, [...steps, key]);
}

describe('formatPointer and parsePointer', () => {
  it('are inverse to each other', () => {
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        expect(parsePointer(formatPointer(steps))).toEqual(steps);
      }),
    );
  });

  // The examples of RFC 6901 section 5.
  it.each<[Step[], string]>([
    [[], ''],
    [['foo'], '/foo'],
    [['foo', 0], '/foo/0'],
    [[''], '/'],
    [['a/b'], '/a~1b'],
    [['m~n'], '/m~0n'],
    [['~1'], '/~01'],
    [[' '], '/ '],
  ])('write %j as "%s"', (steps, pointer) => {
    expect(formatPointer(steps)).toBe(pointer);
    expect(parsePointer(pointer)).toEqual(steps.map(String));
  });
});

describe('resolvePointer', () => {
  it('finds every value by its path', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        const value: Json = JSON.parse(JSON.stringify(json));
        for (const [steps, inner] of paths(value))
          expect(resolvePointer(value, formatPointer(steps))).toBe(inner);
      }),
    );
  });

  it.each([
    '/b',
    '/list/2',
    '/list/-',
    '/list/01',
    '/list/-1',
    '/list/1e0',
    '/list/',
    '/list/length',
    '/text/0',
    '/none/a',
    '/toString',
    '/a/__proto__',
  ])('finds nothing at "%s"', (pointer) => {
    expect(resolvePointer({ a: {}, list: [1, 2], text: 'x', none: null }, pointer)).toBeUndefined();
  });

  it('tells null from nothing', () => {
    expect(resolvePointer({ none: null }, '/none')).toBeNull();
  });
});

describe('isWithin', () => {
  it.each([
    ['/a', '/a', true],
    ['/a/b', '/a', true],
    ['/a', '', true],
    ['/a', '/a/b', false],
    ['/events/10', '/events/1', false],
    ['/ab', '/a', false],
  ])('"%s" within "%s" is %s', (pointer, outer, expected) => {
    expect(isWithin(pointer, outer)).toBe(expected);
  });
});
