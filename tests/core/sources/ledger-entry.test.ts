import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kindOf } from '../../../core/sources/answer.ts';
import { afterCheck, daysBetween, type LedgerEntry, statusOf } from '../../../core/sources/ledger-entry.ts';
import { anyAnswer, day, FAILED, GOOD, UNCLEAR } from './answers.ts';

const ADDRESS = 'https://example.org/1994/crossing';

interface Check {
  on: number;
  answer: string;
  movedTo?: string;
}

function afterChecks(checks: readonly Check[]): LedgerEntry {
  let entry: LedgerEntry | undefined;
  for (const { on, ...checked } of checks)
    entry = afterCheck(entry, { address: ADDRESS, ...checked }, day(on));
  if (entry === undefined) throw new TypeError('There is no check.');
  return entry;
}

const statusAfter = (...checks: [on: number, answer: string][]): string =>
  statusOf(afterChecks(checks.map(([on, answer]) => ({ on, answer }))));

/** Checks from one day on, some of them on the same day. */
function checksOf(answer: fc.Arbitrary<string>): fc.Arbitrary<Check[]> {
  const step = fc.record({ later: fc.integer({ min: 0, max: 5 }), answer });
  return fc.array(step, { minLength: 1, maxLength: 12 }).map((steps) => {
    let on = 0;
    return steps.map(({ later, answer }) => {
      on += later;
      return { on, answer };
    });
  });
}

/** What the days tell, seen from the whole history. */
function expectedStatus(checks: readonly Check[]): string {
  const last = checks.at(-1);
  if (last === undefined || kindOf(last.answer) === 'good') return 'fine';
  const lastGood = checks.findLastIndex(({ answer }) => kindOf(answer) === 'good');
  const failures = checks.slice(lastGood + 1).filter(({ answer }) => kindOf(answer) === 'failed');
  const days = [...new Set(failures.map(({ on }) => on))];
  return days.length >= 3 && Math.max(...days) - Math.min(...days) >= 7 ? 'gone' : 'uncertain';
}

describe('the status of an address', () => {
  it('is gone after failures on three days in seven, and not before', () => {
    expect(statusAfter([0, '404'])).toBe('uncertain');
    expect(statusAfter([0, '404'], [7, '404'])).toBe('uncertain');
    expect(statusAfter([0, '404'], [3, '404'], [6, '404'])).toBe('uncertain');
    expect(statusAfter([0, '404'], [0, '404'], [7, '404'])).toBe('uncertain');
    expect(statusAfter([0, '404'], [3, '404'], [7, '404'])).toBe('gone');
  });

  it('is fine as soon as it is good again', () => {
    expect(statusAfter([0, '404'], [7, '404'], [14, '404'], [15, '200'])).toBe('fine');
    expect(statusAfter([0, '404'], [7, '404'], [14, '200'], [21, '404'])).toBe('uncertain');
  });

  it('is never gone for what only programs are told, however often', () => {
    expect(statusAfter([0, '403'], [30, '403'], [60, '403'], [90, '429'])).toBe('uncertain');
  });

  it('stays gone where the answer becomes unclear', () => {
    expect(statusAfter([0, '404'], [7, '404'], [14, '404'], [15, '403'])).toBe('gone');
  });

  it('is what the whole history says', () => {
    fc.assert(
      fc.property(checksOf(anyAnswer), (checks) => statusOf(afterChecks(checks)) === expectedStatus(checks)),
    );
  });

  it('does not depend on which failure came when', () => {
    fc.assert(
      fc.property(checksOf(fc.constantFrom(...FAILED)), fc.infiniteStream(fc.nat()), (checks, keys) => {
        const answers = checks.map(({ answer }) => ({ answer, key: keys.next().value ?? 0 }));
        const shuffled = answers.sort((a, b) => a.key - b.key);
        const other = checks.map(({ on }, index) => ({ on, answer: shuffled[index]?.answer ?? '' }));
        expect({ ...afterChecks(other), answer: '' }).toEqual({ ...afterChecks(checks), answer: '' });
        expect(statusOf(afterChecks(other))).toBe(statusOf(afterChecks(checks)));
      }),
    );
  });

  it('does not depend on unclear answers between the others', () => {
    fc.assert(
      fc.property(checksOf(fc.constantFrom(...FAILED, ...UNCLEAR)), (checks) => {
        const failures = checks.filter(({ answer }) => kindOf(answer) === 'failed');
        if (failures.length === 0) return statusOf(afterChecks(checks)) === 'uncertain';
        return statusOf(afterChecks(checks)) === statusOf(afterChecks(failures));
      }),
    );
  });
});

describe('an entry', () => {
  it('remembers the first, the last and the last good day', () => {
    const entry = afterChecks([
      { on: 0, answer: '200' },
      { on: 30, answer: '404' },
      { on: 37, answer: 'timeout' },
    ]);
    expect(entry).toEqual({
      address: ADDRESS,
      firstChecked: '2026-03-01',
      lastChecked: '2026-04-07',
      lastGood: '2026-03-01',
      answer: 'timeout',
      failing: { since: '2026-03-31', last: '2026-04-07', days: 2 },
    });
  });

  it('forgets all failures with any good answer', () => {
    fc.assert(
      fc.property(checksOf(anyAnswer), fc.constantFrom(...GOOD), (checks, good) => {
        const on = (checks.at(-1)?.on ?? 0) + 1;
        const entry = afterChecks([...checks, { on, answer: good }]);
        expect(entry.failing).toBeUndefined();
        expect(entry.lastGood).toBe(day(on));
      }),
    );
  });

  it('does not change with a second check of the same day that brings the same', () => {
    fc.assert(
      fc.property(checksOf(anyAnswer), (checks) => {
        expect(afterChecks([...checks, ...checks.slice(-1)])).toEqual(afterChecks(checks));
      }),
    );
  });

  it('knows where a good address moved to, and forgets it when it is not good', () => {
    const movedTo = 'https://example.org/archive';
    expect(afterChecks([{ on: 0, answer: '200', movedTo }])).toMatchObject({ movedTo });
    expect(statusOf(afterChecks([{ on: 0, answer: '200', movedTo }]))).toBe('moved');
    expect(afterChecks([{ on: 0, answer: '404', movedTo }])).not.toHaveProperty('movedTo');
    expect(
      afterChecks([
        { on: 0, answer: '200', movedTo },
        { on: 30, answer: '200' },
      ]),
    ).not.toHaveProperty('movedTo');
  });

  it('takes a clock that was set back for that of the last check', () => {
    const entry = afterChecks([
      { on: 10, answer: '404' },
      { on: 3, answer: '404' },
    ]);
    expect(entry).toMatchObject({
      lastChecked: day(10),
      failing: { since: day(10), last: day(10), days: 1 },
    });
  });
});

it('counts days over the ends of months and leap years', () => {
  expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
  expect(daysBetween('2026-03-02', '2026-03-01')).toBe(-1);
});
