import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { durationBetween } from '../../../../core/check/derivation/duration.ts';

const between = (from: string, to: string, unit: string, counts: 'elapsed' | 'both-ends' = 'elapsed') =>
  durationBetween({ kind: 'duration', from, to, counts }, unit);

describe('the time between two dates', () => {
  it.each([
    ['1994-05-09', '1994-05-11', 'days', 'both-ends', 3, 'exact'],
    ['1994-05-09', '1994-05-11', 'days', 'elapsed', 2, 'exact'],
    ['1996-02-28', '1996-03-01', 'days', 'elapsed', 2, 'exact'],
    ['1994-05-09?', '1994-05-11', 'days', 'elapsed', 2, 'about'],
    ['1961', '1994', 'years', 'elapsed', 33, 'about'],
    ['1961', '1994', 'years', 'both-ends', 34, 'exact'],
    ['1961-03', '1994-01-20', 'years', 'elapsed', 33, 'about'],
    ['1993-12', '1994-10', 'months', 'elapsed', 10, 'about'],
    ['1994', '1994', 'years', 'elapsed', 0, 'about'],
  ] as const)('from %s to %s in %s, %s, is %d, %s', (from, to, unit, counts, value, qualifier) => {
    expect(between(from, to, unit, counts)).toEqual({ value, qualifier });
  });

  it.each([
    ['the later date first', '1994-05-11', '1994-05-09', 'days'],
    ['days between months', '1994-05', '1994-06', 'days'],
    ['months between years', '1993', '1994', 'months'],
    ['years between decades', '196X', '1994', 'years'],
    ['an interval', '1994-05/1994-06', '1994-07', 'months'],
    ['hours', '1994-05-09', '1994-05-11', 'hours'],
    ['no date', 'May', '1994', 'years'],
  ])('cannot be counted: %s', (_, from, to, unit) => {
    expect(between(from, to, unit)).toBeUndefined();
  });

  it('adds up', () => {
    const day = fc
      .integer({ min: 0, max: 20_000 })
      .map((days) => ({ days, text: new Date(days * 86_400_000).toISOString().slice(0, 10) }));
    fc.assert(
      fc.property(day, day, (a, b) => {
        const expected = b.days >= a.days ? { value: b.days - a.days, qualifier: 'exact' } : undefined;
        expect(between(a.text, b.text, 'days')).toEqual(expected);
      }),
    );
  });
});
