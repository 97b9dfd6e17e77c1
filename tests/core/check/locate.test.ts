import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Lines, Locator } from '../../../core/check/locate.ts';
import type { Step } from '../../../core/shared/pointer.ts';

const text = '{ "a": [10, {"b": "x"}, [20, 30]], "1": {"2": true}, "": null }';
const document = { path: 'a.json', text, value: JSON.parse(text) };

function located(steps: Step[], at: 'key' | 'value' = 'value'): string {
  const { offset, length } = new Locator().span(document, steps, at);
  return text.slice(offset, offset + length);
}

describe('Locator', () => {
  it.each<[Step[], string]>([
    [['a', 0], '10'],
    [['a', '0'], '10'],
    [['a', 1, 'b'], '"x"'],
    [['a', '2', '1'], '30'],
    [['1', '2'], 'true'],
    [['1'], '{"2": true}'],
    [[''], 'null'],
  ])('finds the value at %j', (steps, expected) => {
    expect(located(steps)).toBe(expected);
  });

  it.each<[Step[], string]>([
    [['a'], '"a"'],
    [['a', 1, 'b'], '"b"'],
    [['1', '2'], '"2"'],
  ])('finds the key before the value at %j', (steps, expected) => {
    expect(located(steps, 'key')).toBe(expected);
  });

  it.each<[Step[], string]>([
    [['a', 0], '10'],
    [['a', 2], '[20, 30]'],
    [['a', 2, 1], '30'],
  ])('finds the item itself at %j, which has no key', (steps, expected) => {
    expect(located(steps, 'key')).toBe(expected);
  });

  it.each<[Step[], string]>([
    [['a', 1, 'c'], '{"b": "x"}'],
    [['a', 7], text.slice(7, 33)],
    [['a', 0, 'x', 'y'], '10'],
    [['z'], '{'],
    [[], '{'],
  ])('finds the nearest value around %j', (steps, expected) => {
    expect(located(steps)).toBe(expected);
  });

  it.each([
    ['{"a": [1, 2 , 1]}', '{"a": [1, 2]}'],
    ['{"a": ["x",\n"y", "\\u0078", "z", "y"]}', '{"a": ["x",\n"y", "z"]}'],
    ['{"a": [{"b":1,"c":2}, {"c":2.0,"b":1}, {"b":2}]}', '{"a": [{"b":1,"c":2}, {"b":2}]}'],
    ['{"a": [0, 0, 0, 0]}', '{"a": [0]}'],
    ['{"a": [1, 1], "b": "/a/1"}', undefined],
    ['{"a": [1, 2]}', undefined],
    ['{"a": "x"}', undefined],
  ])('takes what is repeated out of the list of %j', (list, without) => {
    const repeating = { path: 'a.json', text: list, value: JSON.parse(list) };
    const fix = new Locator().withoutRepetitions(repeating, ['a']);
    expect(fix && list.slice(0, fix.offset) + fix.text + list.slice(fix.offset + fix.length)).toBe(without);
  });

  it('points at the start of a text without any value', () => {
    const empty = { path: 'a.json', text: '', value: null };
    expect(new Locator().span(empty, ['a'], 'value')).toEqual({ offset: 0, length: 0 });
  });

  it('can be asked about several documents', () => {
    const other = { path: 'b.json', text: '{"a":1}', value: { a: 1 } };
    const locator = new Locator();
    expect(locator.span(document, ['a', 0], 'value')).toEqual({ offset: 8, length: 2 });
    expect(locator.span(other, ['a'], 'value')).toEqual({ offset: 5, length: 1 });
    expect(locator.span(document, ['1', '2'], 'value')).toEqual({ offset: 46, length: 4 });
  });
});

describe('position', () => {
  it.each([
    ['', 0, 1, 1],
    ['abc', 2, 1, 3],
    ['a\nbc', 2, 2, 1],
    ['a\nbc', 3, 2, 2],
    ['a\r\nbc', 3, 2, 1],
    ['a\rbc', 2, 2, 1],
    ['\n\n\n', 3, 4, 1],
    ['😀x', 2, 1, 3],
  ])('of %j at %i is line %i, column %i', (content, offset, line, column) => {
    expect(new Lines(content).position(offset)).toEqual({ line, column });
  });

  it('leads back to the offset', () => {
    const content = fc.string({ unit: fc.constantFrom('a', '\n', 'é') });
    fc.assert(
      fc.property(content, fc.nat(), (written, seed) => {
        const offset = seed % (written.length + 1);
        const { line, column } = new Lines(written).position(offset);
        const before = written.split('\n').slice(0, line - 1);
        expect(before.join('\n').length + (line > 1 ? 1 : 0) + column - 1).toBe(offset);
      }),
    );
  });
});
