import { stringify } from 'csv-stringify/sync';
import type { Json } from '../shared/json.ts';

/**
 * Rows as CSV (RFC 4180). Texts that a spreadsheet would take for a formula (they begin with = + - @, tab or return) get
 * a leading apostrophe (docs/csv.md); numbers are written as they are.
 */
export function csvText(rows: readonly (readonly (string | number)[])[]): string {
  return stringify([...rows], {
    escape_formulas: true,
    record_delimiter: 'windows',
    // Left alone, a lone line feed or return inside a cell would end the row.
    quoted_match: /[\r\n]/,
  });
}

/** A value as a cell: what is neither text nor number is JSON, and what is absent is empty. */
export function cell(value: Json | undefined): string | number {
  if (typeof value === 'number' || typeof value === 'string') return value;
  return value === undefined || value === null ? '' : JSON.stringify(value);
}
