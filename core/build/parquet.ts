import type { SchemaElement } from 'hyparquet';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { Column, ColumnType } from './tables/column.ts';
import { type Cell, columnsOf, type FilledTable } from './tables/rows.ts';

/** How many rows a reader has to fetch at least to get one; more would be read faster as a whole. */
const ROWS_IN_GROUP = 1000;
/** An id is at most this long: whole ids as bounds tell in which group a record is. */
const BYTES_OF_BOUND = 80;
/** Readers look here whether to trust the bounds; a name without a version they would not. */
const CREATED_BY = 'hyparquet-writer version 0.17.0';

/** What a file says of itself, beside its columns. */
export type Facts = Readonly<Record<string, string>>;

/**
 * A table as a Parquet file: columns typed and required as the schemas say, compressed with Snappy. Equal rows give equal
 * bytes; the writer looks neither at the clock nor at the machine.
 */
export function parquet({ table, rows }: FilledTable, facts: Facts): Uint8Array {
  const columns = columnsOf(table);
  const bytes = new ByteWriter();
  const writer = new ParquetWriter({
    writer: bytes,
    schema: [{ name: 'root', num_children: columns.length }, ...columns.map(elementOf)],
    codec: 'SNAPPY',
    statisticsTruncateLength: BYTES_OF_BOUND,
    kvMetadata: Object.entries(facts).map(([key, value]) => ({ key, value })),
    createdBy: CREATED_BY,
  });
  writer.write({
    columnData: columns.map(({ name, type }, index) => ({
      name,
      data: rows.map((row) => parquetCell(row[index] ?? null, type)),
    })),
    rowGroupSize: ROWS_IN_GROUP,
  });
  writer.finish();
  return bytes.getBytes().slice();
}

const ELEMENTS: Readonly<Record<ColumnType, Omit<SchemaElement, 'name'>>> = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } },
  integer: { type: 'INT64' },
  number: { type: 'DOUBLE' },
  boolean: { type: 'BOOLEAN' },
};

function elementOf({ name, type, nullable }: Column): SchemaElement {
  return { ...ELEMENTS[type], name, repetition_type: nullable ? 'OPTIONAL' : 'REQUIRED' };
}

function parquetCell(cell: Cell, type: ColumnType): Cell | bigint {
  return type === 'integer' && typeof cell === 'number' ? BigInt(cell) : cell;
}
