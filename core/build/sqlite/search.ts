import { type Cell, columnsOf, type FilledTable } from '../tables/rows.ts';

/**
 * What people read of each record of a dataset: its texts in the order of the tables, each once. Codes, dates, ids and
 * what the build computes are left out.
 * @param tables the table of the records and those of the lists inside them
 */
export function proseOf(tables: readonly FilledTable[]): Map<Cell, Set<string>> {
  const prose = new Map<Cell, Set<string>>();
  for (const { table, rows } of tables) {
    const columns = columnsOf(table).flatMap(({ isProse }, index) => (isProse ? [index] : []));
    for (const row of rows) {
      const [id = null] = row;
      const texts = prose.get(id) ?? new Set();
      prose.set(id, texts);
      for (const index of columns) {
        const text = row[index];
        if (typeof text === 'string') texts.add(text);
      }
    }
  }
  return prose;
}
