import { canonicalJson } from '../../shared/canonical.ts';
import type { Json } from '../../shared/json.ts';

const LONGEST = 80;
const MOST = 5;

/** A value in a message, cut where it is long. */
export function shown(value: Json): string {
  if (typeof value === 'string' && value.length > LONGEST)
    return JSON.stringify(`${value.slice(0, LONGEST - 3)}…`);
  const text = JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

/** Several values in a message, the first ones by name and the others by number. */
export function shownAll(values: readonly Json[]): string {
  const named = values.slice(0, MOST).map(shown).join(', ');
  return values.length > MOST ? `${named} and ${values.length - MOST} more` : named;
}

/** The values that are not among others. */
export function without(values: readonly Json[], others: readonly Json[]): Json[] {
  const known = new Set(others.map(canonicalJson));
  return values.filter((value) => !known.has(canonicalJson(value)));
}
