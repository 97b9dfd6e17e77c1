import { stringify } from 'csv-stringify/sync';

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
