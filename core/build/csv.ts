import { stringify } from 'csv-stringify/sync';
import { type Cell, columnsOf, type FilledTable } from './tables/rows.ts';

/**
 * A table as CSV (RFC 4180), the names of the columns in the first row. Texts that a spreadsheet would take for a formula
 * (they begin with = + - @, tab or return) get a leading apostrophe (docs/csv.md).
 */
export function csv({ table, rows }: FilledTable): string {
  const header = columnsOf(table).map(({ name }) => name);
  // csv-stringify writes numbers as they are and guards only texts.
  return stringify([header, ...rows.map((row) => row.map(csvCell))], {
    escape_formulas: true,
    record_delimiter: 'windows',
    // Left alone, a lone line feed or return inside a cell would end the row.
    quoted_match: /[\r\n]/,
  });
}

function csvCell(cell: Cell): string | number {
  return typeof cell === 'boolean' ? String(cell) : (cell ?? '');
}
