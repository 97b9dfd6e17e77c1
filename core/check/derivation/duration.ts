import { parseEdtf } from '../../shared/edtf.ts';
import type { DurationDerivation } from '../../shared/records.ts';
import type { DerivedAmount } from './derived-amount.ts';

const DAY = 86_400_000;

/**
 * The time between two dates in a unit. Between two years, or two months, it is only about that long, unless both
 * ends count; so it is between dates that are themselves uncertain.
 * @returns undefined where a date is less exact than the unit, or the unit is none of days, months and years
 */
export function durationBetween(
  { from, to, counts }: DurationDerivation,
  unit: string,
): DerivedAmount | undefined {
  const [start, end] = [calendarOf(from), calendarOf(to)];
  if (start === undefined || end === undefined) return undefined;
  const elapsed = elapsedIn(unit, start, end);
  if (elapsed === undefined || elapsed < 0) return undefined;
  const certain = !/[~?%]/.test(from + to) && (unit === 'days' || counts === 'both-ends');
  return { value: elapsed + (counts === 'both-ends' ? 1 : 0), qualifier: certain ? 'exact' : 'about' };
}

/** A date with what is known of it. */
interface CalendarDate {
  year: number;
  month?: number;
  /** Days since 1970. */
  day?: number;
}

function calendarOf(text: string): CalendarDate | undefined {
  const range = text.includes('/') ? undefined : parseEdtf(text);
  if (range === undefined || !Number.isFinite(range.min) || !Number.isFinite(range.max)) return undefined;
  const [first, last] = [new Date(range.min), new Date(range.max)];
  const year = first.getUTCFullYear();
  if (year !== last.getUTCFullYear()) return undefined;
  if (first.getUTCMonth() !== last.getUTCMonth()) return { year };
  const month = first.getUTCMonth();
  return range.max - range.min < DAY ? { year, month, day: Math.floor(range.min / DAY) } : { year, month };
}

function elapsedIn(unit: string, start: CalendarDate, end: CalendarDate): number | undefined {
  if (unit === 'years') return end.year - start.year;
  if (unit === 'months' && start.month !== undefined && end.month !== undefined)
    return (end.year - start.year) * 12 + end.month - start.month;
  return unit === 'days' && start.day !== undefined && end.day !== undefined
    ? end.day - start.day
    : undefined;
}
