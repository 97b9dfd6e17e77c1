import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { characters, isEdtf, matcher, SCANNERS } from '../../../../core/check/schema/scanners.ts';
import { parseEdtf } from '../../../../core/shared/edtf.ts';

/** Texts that nearly have a form: made of the characters that forms are made of. */
const NEARLY = fc.string({
  unit: fc.oneof(
    fc.constantFrom('a', 'f', 'g', 'z', '0', '9', '-', '/', '~', '0', '1', 'A', ' ', '\n', '😀', '\ud800'),
    fc.string({ minLength: 1, maxLength: 1 }),
  ),
  maxLength: 12,
});
const HEX = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 63, maxLength: 65 });

describe('the scanner of', () => {
  it.each([...SCANNERS.keys()])('%s gives what the expression gives', (pattern) => {
    const expression = new RegExp(pattern, 'u');
    fc.assert(
      fc.property(
        fc.oneof(
          NEARLY,
          HEX,
          HEX.map((hex) => `${hex.slice(1)}g`),
        ),
        (text) => {
          expect(matcher(pattern, 'u').test(text)).toBe(expression.test(text));
        },
      ),
      { numRuns: 5000 },
    );
  });
});

describe('isEdtf', () => {
  const digit = fc.constantFrom(...'0123456789');
  const dates = fc.oneof(
    fc
      .tuple(
        fc.integer({ min: 0, max: 9999 }),
        fc.integer({ min: 0, max: 14 }),
        fc.integer({ min: 0, max: 33 }),
      )
      .map(([year, month, day]) =>
        [year, month, day].map((n, i) => String(n).padStart(i === 0 ? 4 : 2, '0')).join('-'),
      ),
    fc.string({ unit: fc.oneof(digit, fc.constantFrom('-', '/', 'X', '~', '?', '%')), maxLength: 10 }),
    fc.constantFrom(
      '2024-02-29',
      '2023-02-29',
      '1900-02-29',
      '2000-02-29',
      '2025',
      '2025-13',
      '2025-1a',
      '20 5',
    ),
  );
  it('gives what the grammar gives', () => {
    fc.assert(
      fc.property(dates, fc.constantFrom(0, 4, 7, 10), (date, length) => {
        const text = length === 0 ? date : date.slice(0, length);
        expect(isEdtf(text)).toBe(parseEdtf(text) !== undefined);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('characters', () => {
  it('counts code points', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'é', '😀', '\ud83d', '\ude00'), maxLength: 10 });
    fc.assert(
      fc.property(text, (written) => {
        expect(characters(written)).toBe([...written].length);
      }),
    );
  });
});
