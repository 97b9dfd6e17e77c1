import { type Answer, kindOf } from './answer.ts';

/** Days on which an address failed one after another, without one on which it was good. */
export interface FailingDays {
  since: string;
  last: string;
  /** How many different days. */
  days: number;
}

/** What is remembered of an address; days are in UTC, `2026-03-01`. */
export interface LedgerEntry {
  address: string;
  firstChecked: string;
  lastChecked: string;
  /** Absent where it was never good. */
  lastGood?: string;
  /** What came of the last request. */
  answer: Answer;
  failing?: FailingDays;
  /** Where a permanent redirect leads, from where the answer was good. */
  movedTo?: string;
}

/** What a check found out about an address. */
export interface CheckedAddress {
  address: string;
  answer: Answer;
  movedTo?: string;
}

export type AddressStatus = 'gone' | 'moved' | 'uncertain' | 'fine';

/** An address is gone when it failed on so many different days … */
export const GONE_AFTER_CHECKS = 3;
/** … of which the first and the last lie at least so many days apart. */
export const GONE_AFTER_DAYS = 7;

/**
 * The entry of an address after a check. A good answer ends a row of failures, an unclear one leaves it as it is, and
 * failures on one day count once.
 * @param today the day of the check in UTC; one before the last check, from a wrong clock, counts as that of the last
 */
export function afterCheck(
  before: LedgerEntry | undefined,
  { address, answer, movedTo }: CheckedAddress,
  today: string,
): LedgerEntry {
  const day = before !== undefined && before.lastChecked > today ? before.lastChecked : today;
  const kind = kindOf(answer);
  const lastGood = kind === 'good' ? day : before?.lastGood;
  const failing = failingAfter(before?.failing, kind, day);
  return {
    address,
    firstChecked: before?.firstChecked ?? day,
    lastChecked: day,
    ...(lastGood !== undefined && { lastGood }),
    answer,
    ...(failing !== undefined && { failing }),
    ...(kind === 'good' && movedTo !== undefined && { movedTo }),
  };
}

function failingAfter(
  before: FailingDays | undefined,
  kind: ReturnType<typeof kindOf>,
  day: string,
): FailingDays | undefined {
  if (kind === 'good') return undefined;
  if (kind === 'unclear') return before;
  if (before === undefined) return { since: day, last: day, days: 1 };
  return before.last === day ? before : { ...before, last: day, days: before.days + 1 };
}

/** What the ledger says of an address (docs/decisions/gone-addresses.md). */
export function statusOf({ answer, failing, movedTo }: LedgerEntry): AddressStatus {
  if (kindOf(answer) === 'good') return movedTo === undefined ? 'fine' : 'moved';
  if (failing === undefined) return 'uncertain';
  const isLong = daysBetween(failing.since, failing.last) >= GONE_AFTER_DAYS;
  return failing.days >= GONE_AFTER_CHECKS && isLong ? 'gone' : 'uncertain';
}

/** How many days lie between two days; negative where the second is the earlier one. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}
