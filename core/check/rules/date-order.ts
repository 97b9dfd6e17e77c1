import { parseEdtf } from '../../shared/edtf.ts';
import type { RecordRule, ValueProblem } from '../rule.ts';

/** Dates that must follow each other: the events of an agreement, a role's span, publishing and reading. */
export const dateOrder: RecordRule = {
  code: 'date-order',
  severity: 'error',
  passes: (entry) =>
    entry.kind === 'tombstone' ||
    entry.dataset === 'statements' ||
    entry.dataset === 'figures' ||
    (entry.dataset === 'agreements' && entry.content.events.length < 2),
  *check(record) {
    if (record.kind === 'tombstone') return;
    switch (record.dataset) {
      case 'agreements': {
        // Each event must follow all before it, of which the one that begins last tells the most.
        let latest: string | undefined;
        for (const [index, { date }] of record.content.events.entries()) {
          if (date === undefined) continue;
          if (latest !== undefined)
            yield* mustFollow(latest, date, ['events', index, 'date'], 'the event before it');
          if (latest === undefined || beginningOf(date) > beginningOf(latest)) latest = date;
        }
        break;
      }
      case 'actors':
        for (const [index, { from, to }] of (record.content.roles ?? []).entries()) {
          if (from !== undefined && to !== undefined) {
            yield* mustFollow(from, to, ['roles', index, 'to'], 'the beginning of the role');
          }
        }
        break;
      case 'sources': {
        const { published, accessed } = record.content;
        if (published !== undefined && accessed !== undefined) {
          yield* mustFollow(published, accessed, ['accessed'], 'the date of publication');
        }
        break;
      }
    }
  },
};

/** Reports a date only where it is certainly earlier: dates that may overlap, or are hedged, are in order. */
function* mustFollow(
  earlier: string,
  later: string,
  steps: (string | number)[],
  what: string,
): Generator<ValueProblem> {
  // Dates sort as texts, but for years before 0; where that puts them in order, nothing needs to be read.
  if (later >= earlier && !earlier.startsWith('-') && later.length <= PLAIN) return;
  if (HEDGED.test(earlier) || HEDGED.test(later)) return;
  const end = parseEdtf(later)?.max ?? Number.POSITIVE_INFINITY;
  if (end >= beginningOf(earlier)) return;
  yield {
    steps,
    message: `The date ${later} in "${steps.at(-1)}" lies before ${what}, ${earlier}.`,
    help: 'Correct one of the two dates, or put the list in order, oldest first.',
  };
}

/** The length of a whole day, the longest date that is no interval. */
const PLAIN = 10;

/** Approximate and uncertain dates: their edges are not edges. */
const HEDGED = /[~?%]/;

function beginningOf(date: string): number {
  return parseEdtf(date)?.min ?? Number.NEGATIVE_INFINITY;
}
