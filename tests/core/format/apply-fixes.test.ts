import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyFixes } from '../../../core/format/apply-fixes.ts';

const edit = (offset: number, length: number, text: string) => ({ fix: { offset, length, text } });

describe('applyFixes', () => {
  it('applies edits whose offsets all count in the text before', () => {
    expect(applyFixes('abcdef', [edit(4, 1, 'EEE'), edit(0, 2, ''), edit(6, 0, '!')]).text).toBe('cdEEEf!');
  });

  it.each([
    ['overlap', edit(1, 3, 'X'), edit(2, 1, 'Y')],
    ['lie in each other', edit(1, 4, 'X'), edit(2, 1, 'Y')],
    ['begin where another ends', edit(1, 2, 'X'), edit(3, 1, 'Y')],
    ['insert at one place', edit(1, 0, 'X'), edit(1, 0, 'Y')],
  ])('applies the first of two edits that %s', (_, first, second) => {
    const alone = applyFixes('abcdef', [first]);
    expect(alone.applied).toEqual([first]);
    expect(applyFixes('abcdef', [first, second])).toEqual(alone);
  });

  it.each([
    ['reaches beyond the text', edit(5, 2, 'X')],
    ['changes nothing', edit(1, 2, 'bc')],
  ])('leaves out an edit that %s', (_, useless) => {
    expect(applyFixes('abcdef', [useless])).toEqual({ text: 'abcdef', applied: [] });
  });

  it('keeps every character that no edit covers, in its order', () => {
    const edits = fc.array(fc.tuple(fc.nat(20), fc.nat(5), fc.constantFrom('', '-', '--')));
    fc.assert(
      fc.property(edits, (list) => {
        const text = 'abcdefghijklmnopqrstu';
        const { applied, text: result } = applyFixes(
          text,
          list.map(([offset, length, inserted]) => edit(offset, length, inserted)),
        );
        const covered = (index: number) =>
          applied.some(({ fix }) => index >= fix.offset && index < fix.offset + fix.length);
        expect(result.replaceAll('-', '')).toBe([...text].filter((_, index) => !covered(index)).join(''));
      }),
    );
  });
});
