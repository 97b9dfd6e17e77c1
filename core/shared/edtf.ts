import edtf from 'edtf';

/** The first and the last instant that a date can mean, in milliseconds of Unix time, UTC. */
export interface DateRange {
  min: number;
  max: number;
}

/** A year, a month or a day, certain or not: what nearly all dates are. The library would take an eighth of a check for them. */
const PLAIN = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d{2}))?)?[?~%]?$/;
const LEVEL_1 = /^[0-9X~?%/.-]+$/;

/**
 * Reads an EDTF level 1 date or interval (ISO 8601-2; no times of day, sets or seasons in intervals).
 * @returns the range it covers, or undefined where it is none or names a day that does not exist.
 */
export function parseEdtf(text: string): DateRange | undefined {
  const plain = parsePlain(text);
  if (plain !== undefined) return plain.range;
  const slash = text.indexOf('/');
  const [from, to] = [parsePlain(text.slice(0, slash)), parsePlain(text.slice(slash + 1))];
  if (slash !== -1 && from !== undefined && to !== undefined) return intervalOf(from.range, to.range);
  if (!LEVEL_1.test(text) || !daysExist(text)) return undefined;
  try {
    const { min, max } = edtf(text, { level: 1 });
    // An interval may leave its beginning or its end open or unknown.
    const range = { min: min ?? Number.NEGATIVE_INFINITY, max: max ?? Number.POSITIVE_INFINITY };
    return Number.isFinite(range.min) || Number.isFinite(range.max) ? range : undefined;
  } catch {
    return undefined;
  }
}

/** The library lets some impossible days pass (29 February of a common year), so each day is looked at here. */
function daysExist(text: string): boolean {
  return [...text.matchAll(/(\d{4})-(\d{2})-(\d{2})/g)].every(
    ([, year, month, day]) => dayRange(Number(year), Number(month), Number(day)) !== undefined,
  );
}

/** A plain date, which may be one that does not exist; undefined for any other text. */
function parsePlain(text: string): { range: DateRange | undefined } | undefined {
  const [plain, year, month, day] = PLAIN.exec(text) ?? [];
  return plain === undefined ? undefined : { range: plainRange(Number(year), month, day) };
}

/** From the beginning of one date to the end of another that begins later. */
function intervalOf(from: DateRange | undefined, to: DateRange | undefined): DateRange | undefined {
  if (from === undefined || to === undefined || to.min <= from.min) return undefined;
  return { min: from.min, max: to.max };
}

function plainRange(year: number, month?: string, day?: string): DateRange | undefined {
  if (day !== undefined) return dayRange(year, Number(month), Number(day));
  const [first, next] = month === undefined ? [0, 12] : [Number(month) - 1, Number(month)];
  return { min: startOf(year, first), max: startOf(year, next) - 1 };
}

/** When a month begins, counted from 0; the thirteenth is the next year's first. */
function startOf(year: number, month: number): number {
  return new Date(0).setUTCFullYear(year, month, 1);
}

function dayRange(year: number, month: number, day: number): DateRange | undefined {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? { min: date.getTime(), max: date.getTime() + 86_399_999 } : undefined;
}
