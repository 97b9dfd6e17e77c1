import { type DateRange, parseEdtf } from '../../shared/edtf.ts';
import type { RecordRule, ValueProblem } from '../rule.ts';

/** Dates that must follow each other: the events of an agreement, a role's span, publishing and reading. */
export const dateOrder: RecordRule = {
  code: 'date-order',
  severity: 'error',
  *check(record) {
    if (record.kind === 'tombstone') return;
    switch (record.dataset) {
      case 'agreements': {
        const dated = record.content.events.flatMap(({ date }, index) =>
          date === undefined ? [] : [{ date, index }],
        );
        for (const [i, event] of dated.entries()) {
          const next = dated[i + 1];
          if (next)
            yield* mustFollow(event.date, next.date, ['events', next.index, 'date'], 'the event before it');
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

/** Reports a date only where it is certainly earlier: dates that may overlap are in order. */
function* mustFollow(
  earlier: string,
  later: string,
  steps: (string | number)[],
  what: string,
): Generator<ValueProblem> {
  const first: DateRange | undefined = parseEdtf(earlier);
  const second = parseEdtf(later);
  if (first === undefined || second === undefined || second.max >= first.min) return;
  yield {
    steps,
    message: `The date ${later} lies before ${what}, ${earlier}.`,
    help: 'Correct one of the two dates, or put the list in order, oldest first.',
  };
}
