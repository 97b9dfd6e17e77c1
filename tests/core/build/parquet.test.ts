import fc from 'fast-check';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { beforeAll, describe, expect, it } from 'vitest';
import { parquet } from '../../../core/build/parquet.ts';
import type { Column, ColumnType } from '../../../core/build/tables/column.ts';
import { releaseTables } from '../../../core/build/tables/release-tables.ts';
import { type Cell, columnsOf, type FilledTable } from '../../../core/build/tables/rows.ts';
import type { Table } from '../../../core/build/tables/table.ts';
import manifest from '../../../node_modules/hyparquet-writer/package.json' with { type: 'json' };
import { snapshot } from '../publish/samples.ts';
import { shippedSnapshot } from './shipped.ts';

const FACTS = { collection: 'example-diplomacy', version: '1.0.0' };

/** A table of records with an id and these columns. */
function tableWith(columns: Record<string, { type: ColumnType; nullable: boolean }>): Table {
  const column = (name: string, type: ColumnType, nullable: boolean): Column => ({
    name,
    path: [name],
    type,
    nullable,
    isProse: false,
  });
  return {
    name: 'things',
    root: 'things',
    path: [],
    keys: [column('id', 'text', false)],
    columns: Object.entries(columns).map(([name, { type, nullable }]) => column(name, type, nullable)),
    lists: [],
  };
}

/** What another library reads: each row in the order of the columns. */
async function readBack(filled: FilledTable): Promise<Cell[][]> {
  const bytes = parquet(filled, FACTS);
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  const rows = await parquetReadObjects({ file });
  return rows.map((row) =>
    columnsOf(filled.table).map(({ name, type }) => {
      const value: unknown = row[name];
      if (type === 'integer' && value !== null) expect(typeof value).toBe('bigint');
      // What a row holds was written as a cell, or as a large integer.
      return typeof value === 'bigint' ? Number(value) : (value as Cell);
    }),
  );
}

function metadataOf(filled: FilledTable) {
  const bytes = parquet(filled, FACTS);
  return parquetMetadata(bytes.slice().buffer);
}

describe('a Parquet file', () => {
  let shipped: FilledTable[];
  beforeAll(() => {
    shipped = releaseTables(shippedSnapshot());
  });

  it('holds every row of every table of the shipped collection', async () => {
    expect(shipped.filter(({ rows }) => rows.length > 0).length).toBeGreaterThan(30);
    for (const filled of shipped) expect(await readBack(filled), filled.table.name).toEqual(filled.rows);
  });

  it('has all columns with their types also where there are no rows', () => {
    const places = releaseTables(snapshot()).find(({ table }) => table.name === 'agreements-disputes');
    if (places === undefined) throw new TypeError('no such table');
    const { schema, num_rows } = metadataOf(places);
    expect(num_rows).toBe(0n);
    expect(schema.slice(1)).toMatchObject([
      { name: 'id', type: 'BYTE_ARRAY', repetition_type: 'REQUIRED', logical_type: { type: 'STRING' } },
      { name: 'disputes_position', type: 'INT64', repetition_type: 'REQUIRED' },
      { name: 'field', type: 'BYTE_ARRAY', repetition_type: 'REQUIRED', converted_type: 'UTF8' },
      { name: 'note', type: 'BYTE_ARRAY', repetition_type: 'OPTIONAL', logical_type: { type: 'STRING' } },
    ]);
  });

  it('says what it is from, and names its writer so that readers trust the bounds', () => {
    const filled = { table: tableWith({}), rows: [['a']] };
    const { created_by, key_value_metadata } = metadataOf(filled);
    expect(created_by).toBe(`hyparquet-writer version ${manifest.version}`);
    expect(key_value_metadata).toEqual([
      { key: 'collection', value: 'example-diplomacy' },
      { key: 'version', value: '1.0.0' },
    ]);
  });

  it('comes in groups of a thousand rows whose bounds are whole ids', () => {
    const id = (number: number) => `the-same-long-beginning-of-an-id-${String(number).padStart(5, '0')}`;
    const rows = Array.from({ length: 2500 }, (_, index) => [id(index)]);
    const { row_groups } = metadataOf({ table: tableWith({}), rows });
    expect(row_groups.map(({ num_rows }) => num_rows)).toEqual([1000n, 1000n, 500n]);
    const bounds = row_groups.map(({ columns }) => columns[0]?.meta_data?.statistics);
    expect(bounds).toMatchObject([
      { min_value: id(0), max_value: id(999) },
      { min_value: id(1000), max_value: id(1999) },
      { min_value: id(2000), max_value: id(2499) },
    ]);
  });

  it('has the same bytes each time', () => {
    for (const filled of shipped) expect(parquet(filled, FACTS)).toEqual(parquet(filled, FACTS));
  });
});

it('every text comes back as it was', async () => {
  const texts = [
    '',
    ' ',
    '=1+1',
    '"',
    "'",
    'nul \0 inside',
    '\uFFFF',
    '\u{10FFFF}',
    '😀 Երևան',
    'a\r\nb\u2028c',
    'null',
  ];
  const filled = {
    table: tableWith({ note: { type: 'text', nullable: true } }),
    rows: texts.map((text) => [text, text]),
  };
  expect(await readBack(filled)).toEqual(filled.rows);
});

it('any rows come back as they were, with any mixture of values and gaps', async () => {
  const cells: Record<ColumnType, fc.Arbitrary<Cell>> = {
    text: fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('same', '')),
    integer: fc.oneof(fc.maxSafeInteger(), fc.constantFrom(0, 1)),
    number: fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
    boolean: fc.boolean(),
  };
  const columns = fc.dictionary(
    fc.string({ minLength: 1, maxLength: 8 }).filter((name) => name !== 'id' && name !== '__proto__'),
    fc.record({
      type: fc.constantFrom<ColumnType>('text', 'integer', 'number', 'boolean'),
      nullable: fc.boolean(),
    }),
    { maxKeys: 4 },
  );
  const tables = columns.chain((shape) => {
    const row = Object.values(shape).map(({ type, nullable }) =>
      nullable ? fc.option(cells[type]) : cells[type],
    );
    return fc.record({
      table: fc.constant(tableWith(shape)),
      rows: fc.array(fc.tuple(cells.text, ...row), { maxLength: 40 }),
    });
  });
  await fc.assert(
    fc.asyncProperty(tables, async (filled) => {
      expect(await readBack(filled)).toEqual(filled.rows);
    }),
  );
});
