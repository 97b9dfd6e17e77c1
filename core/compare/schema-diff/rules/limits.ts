import { isObject, type Json } from '../../../shared/json.ts';
import { LIMITS, type Limit, type Reading } from '../reading.ts';
import type { Found, Pair, Rule } from '../rule.ts';

/** What a keyword that sets a limit measures; undefined for values that it does not concern. */
const MEASURES: Record<Limit, (value: Json) => number | undefined> = {
  minLength: length,
  maxLength: length,
  minimum: number,
  maximum: number,
  minItems: items,
  maxItems: items,
  minProperties: properties,
  maxProperties: properties,
};

function isLower(limit: Limit): boolean {
  return limit.startsWith('min');
}

/** A count cannot be below 0, so a least count of 0 says nothing. */
function limitOf(limit: Limit, { limits }: Reading): number {
  if (!isLower(limit)) return limits[limit] ?? Number.POSITIVE_INFINITY;
  return limits[limit] ?? (limit === 'minimum' ? Number.NEGATIVE_INFINITY : 0);
}

/** The limit that the values of a closed vocabulary keep to, whatever is written. */
function keptLimit(limit: Limit, reading: Reading): number {
  const written = limitOf(limit, reading);
  if (reading.closed === undefined) return written;
  const measured = reading.closed.map(MEASURES[limit]).filter((value) => value !== undefined);
  return isLower(limit) ? Math.max(written, Math.min(...measured)) : Math.min(written, Math.max(...measured));
}

function* found(pair: Pair, isFound: (limit: Limit) => boolean): Generator<Found> {
  for (const limit of LIMITS) {
    if (!isFound(limit)) continue;
    const [before, after] = [pair.before.limits[limit], pair.after.limits[limit]];
    yield {
      message: `${limit} was ${before ?? 'not set'} and is ${after ?? 'not set'} now`,
      ...(before !== undefined && { before }),
      ...(after !== undefined && { after }),
    };
  }
}

export const LIMIT_RULES: readonly Rule[] = [
  {
    code: 'limit-loosened',
    level: 'major',
    when: 'a text may be longer or shorter, a number larger or smaller, a list or an object have more or fewer members than before',
    find: (pair) =>
      found(pair, (limit) => {
        const [before, after] = [limitOf(limit, pair.before), keptLimit(limit, pair.after)];
        return isLower(limit) ? after < before : after > before;
      }),
  },
  {
    code: 'limit-tightened',
    level: 'minor',
    when: 'a limit is narrower than before',
    find: (pair) =>
      found(pair, (limit) => {
        const [before, after] = [limitOf(limit, pair.before), limitOf(limit, pair.after)];
        return isLower(limit) ? after > before : after < before;
      }),
  },
];

/** JSON Schema counts characters, not code units. */
function length(value: Json): number | undefined {
  return typeof value === 'string' ? [...value].length : undefined;
}

function number(value: Json): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

function items(value: Json): number | undefined {
  return Array.isArray(value) ? value.length : undefined;
}

function properties(value: Json): number | undefined {
  return isObject(value) ? Object.keys(value).length : undefined;
}
