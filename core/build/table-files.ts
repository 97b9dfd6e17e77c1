import { csv } from './csv.ts';
import { type Facts, parquet } from './parquet.ts';
import { binaryFile, type ReleaseFile, textFile } from './release-file.ts';
import type { FilledTable } from './tables/rows.ts';

/** Each table as CSV and as Parquet. */
export function* tableFiles(tables: readonly FilledTable[], facts: Facts): Generator<ReleaseFile> {
  for (const filled of tables) {
    const { table, rows } = filled;
    yield textFile(`data/${table.name}.csv`, csv(filled), rows.length);
    yield binaryFile(`data/${table.name}.parquet`, parquet(filled, facts), rows.length);
  }
}
