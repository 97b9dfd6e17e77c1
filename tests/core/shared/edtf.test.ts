import edtf from 'edtf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseEdtf } from '../../../core/shared/edtf.ts';

const DAY = 86_400_000;
const pad = (number: number, digits: number) => String(number).padStart(digits, '0');
const written = (year: number, month: number, day: number) =>
  `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
const range = (first: string, last: string) => ({ min: Date.parse(first), max: Date.parse(last) + DAY - 1 });

const year = fc.integer({ min: 100, max: 9999 });
const daysOf = (y: number, month: number) => new Date(Date.UTC(y, month, 0)).getUTCDate();

describe('parseEdtf', () => {
  it('reads a day as the whole day in UTC', () => {
    const day = fc.date({ min: new Date('0100-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(day, (date) => {
        const min = Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate());
        expect(parseEdtf(date.toISOString().slice(0, 10))).toEqual({ min, max: min + DAY - 1 });
      }),
    );
  });

  it('refuses days that do not exist, alone, qualified and in intervals', () => {
    const month = fc.integer({ min: 1, max: 12 });
    fc.assert(
      fc.property(year, month, fc.integer({ min: 1, max: 31 }), (y, m, beyond) => {
        const day = written(y, m, Math.min(99, daysOf(y, m) + beyond));
        for (const text of [day, `${day}~`, `${day}?`, `${day}/..`, `../${day}`, written(y, m, 0)]) {
          expect(parseEdtf(text)).toBeUndefined();
        }
      }),
    );
  });

  it('refuses months that do not exist', () => {
    fc.assert(
      fc.property(year, fc.constantFrom(0, 13, 14, 19, 20, 99), (y, month) => {
        expect(parseEdtf(`${pad(y, 4)}-${pad(month, 2)}`)).toBeUndefined();
        expect(parseEdtf(written(y, month, 1))).toBeUndefined();
      }),
    );
  });

  it.each([
    ['1994-05', '1994-05-01', '1994-05-31'],
    ['1996-02', '1996-02-01', '1996-02-29'],
    ['1994', '1994-01-01', '1994-12-31'],
    ['1994~', '1994-01-01', '1994-12-31'],
    ['1994-05?', '1994-05-01', '1994-05-31'],
    ['1994-05-12%', '1994-05-12', '1994-05-12'],
    ['199X', '1990-01-01', '1999-12-31'],
    ['1994-XX', '1994-01-01', '1994-12-31'],
    ['1994-05-XX', '1994-05-01', '1994-05-31'],
    ['1994-05/1994-07', '1994-05-01', '1994-07-31'],
    ['1994-05-12/1995', '1994-05-12', '1995-12-31'],
    ['1994~/1995-02-28', '1994-01-01', '1995-02-28'],
    ['2024-02-29', '2024-02-29', '2024-02-29'],
  ])('reads %s as %s to %s', (text, first, last) => {
    expect(parseEdtf(text)).toEqual(range(first, last));
  });

  it.each([
    ['1994-05-12/..', Date.parse('1994-05-12'), Number.POSITIVE_INFINITY],
    ['../1994', Number.NEGATIVE_INFINITY, Date.parse('1995-01-01') - 1],
    // An end that is not known may lie anywhere.
    ['1994-05-12/', Date.parse('1994-05-12'), Number.POSITIVE_INFINITY],
    ['/1994', Number.NEGATIVE_INFINITY, Date.parse('1995-01-01') - 1],
  ])('reads %s as open on one side', (text, min, max) => {
    expect(parseEdtf(text)).toEqual({ min, max });
  });

  it.each([
    '',
    '/',
    '..',
    'May 1994',
    '1994-5-12',
    '94-05-12',
    '19940512',
    '1994/05/12',
    '12-05-1994',
    '1994-05-12T10:00:00Z',
    '1994-05-12 ',
    '1994-05-12\n',
    '1994-02-29',
    '1900-02-29',
    '2023-02-29/2023-03-01',
    '1994-05-12/1994-05-01',
    '1994/1995/1996',
    '{1994,1995}',
    '[1994..1996]',
    '١٩٩٤',
    '1994-21-01',
  ])('refuses %j', (text) => {
    expect(parseEdtf(text)).toBeUndefined();
  });

  it('never throws, and gives numbers in order or nothing', () => {
    const text = fc.string({ unit: fc.constantFrom(...'0129-/.X~?%TYS') });
    fc.assert(
      fc.property(text, (date) => {
        const { min, max } = parseEdtf(date) ?? { min: 0, max: 0 };
        expect([typeof min, typeof max]).toEqual(['number', 'number']);
        expect(min).toBeLessThanOrEqual(max);
      }),
    );
  });
});

it('gives for plain dates what the library gives', () => {
  const part = (most: number) =>
    fc.integer({ min: 1, max: most }).map((number) => String(number).padStart(2, '0'));
  const dates = fc.tuple(
    fc.integer({ min: 0, max: 9999 }).map((year) => String(year).padStart(4, '0')),
    fc.option(fc.tuple(part(12), fc.option(part(28), { nil: undefined })), { nil: undefined }),
    fc.constantFrom('', '?', '~', '%'),
  );
  fc.assert(
    fc.property(dates, ([year, parts, mark]) => {
      const text = `${[year, ...(parts ?? [])].filter((one) => one !== undefined).join('-')}${mark}`;
      const { min, max } = edtf(text, { level: 1 });
      expect(parseEdtf(text), text).toEqual({ min, max });
    }),
    { numRuns: 2000 },
  );
});
