import type { Random } from './random.ts';

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** A date of a year in one of the forms that records use, mostly a day. */
export function dateOf(random: Random, year: number): string {
  const month = random.between(1, 12);
  const day = `${monthOf(year, month)}-${two(random.between(1, DAYS[month - 1] ?? 28))}`;
  if (random.chance(0.7)) return day;
  if (random.chance(0.5)) return monthOf(year, month);
  return random.pick([`${year}`, `${day}?`, `${year}~`, `${year}-01/${year}-06`, `${monthOf(year, month)}~`]);
}

/** A day of the first half of a month, so that days can be counted from it. */
export function dayOf(year: number, month: number, day: number): string {
  return `${monthOf(year, month)}-${two(day)}`;
}

export function monthOf(year: number, month: number): string {
  return `${year}-${two(month)}`;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
