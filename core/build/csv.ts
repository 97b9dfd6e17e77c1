import { csvText } from './csv-text.ts';
import { type Cell, columnsOf, type FilledTable } from './tables/rows.ts';

/**
 * A table as CSV (RFC 4180), the names of the columns in the first row. Texts that a spreadsheet would take for a formula
 * (they begin with = + - @, tab or return) get a leading apostrophe (docs/csv.md).
 */
export function csv({ table, rows }: FilledTable): string {
  const header = columnsOf(table).map(({ name }) => name);
  return csvText([header, ...rows.map((row) => row.map(csvCell))]);
}

function csvCell(cell: Cell): string | number {
  return typeof cell === 'boolean' ? String(cell) : (cell ?? '');
}
