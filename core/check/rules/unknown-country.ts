import { iso31661 } from 'iso-3166/1.js';
import type { RecordRule, ValueProblem } from '../rule.ts';

const ASSIGNED = new Set(iso31661.map((entry) => entry.alpha2));

/** Country codes are those that ISO 3166-1 assigns. */
export const unknownCountry: RecordRule = {
  code: 'unknown-country',
  severity: 'error',
  passes: ({ dataset }) => dataset !== 'actors' && dataset !== 'places',
  *check(record) {
    if (record.kind === 'tombstone') return;
    if (record.dataset === 'actors' && record.content.country !== undefined) {
      yield* problem(record.content.country, ['country']);
    }
    if (record.dataset === 'places') {
      for (const [index, code] of (record.content.countries ?? []).entries()) {
        yield* problem(code, ['countries', index]);
      }
    }
  },
};

function* problem(code: string, steps: (string | number)[]): Generator<ValueProblem> {
  if (ASSIGNED.has(code)) return;
  yield {
    steps,
    message: `"${steps[0]}" has the code "${code}", which ISO 3166-1 assigns to no country.`,
    help: 'Use the two-letter code, for example AM, AZ, GE, IR, RU, TR or US.',
  };
}
