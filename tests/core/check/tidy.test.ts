import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { complaintAbout, tidy } from '../../../core/check/tidy.ts';

const texts = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      ' ',
      '\u00a0',
      '\t',
      '\r',
      '\n',
      '\u200b',
      '\u2028',
      '\u202e',
      '\ufeff',
      '\u0301',
      'e',
      'Ա',
    ),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
});

describe('tidy', () => {
  it('leaves nothing to complain about', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(complaintAbout(tidy(text))).toBeUndefined();
      }),
      { numRuns: 500 },
    );
  });

  it('changes nothing about which there is no complaint', () => {
    fc.assert(
      fc.property(texts, (text) => {
        if (complaintAbout(text) === undefined) expect(tidy(text)).toBe(text);
        expect(tidy(tidy(text))).toBe(tidy(text));
      }),
      { numRuns: 500 },
    );
  });

  it('keeps a space that does not break, where it stands alone', () => {
    expect(tidy('10\u00a0km  long')).toBe('10\u00a0km long');
  });
});
