import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DATASET_NAMES } from '../../core/shared/datasets.ts';
import { missing } from '../aws/processes/component.ts';
import { documentedQueries } from './documented-queries.ts';
import { publishedRelease } from './published.ts';
import { python, pythonLacks } from './python.ts';
import {
  csvHeader,
  type ReadTable,
  rebuilt,
  recordsIn,
  tableNames,
  withoutEmptyLists,
} from './release-tables.ts';

const { folder: release } = publishedRelease();

/** Reads every row, and prints null for null. */
const READERS = {
  duckdb: `
import duckdb, json, sys
def read(path):
    found = duckdb.sql(f"SELECT * FROM '{path}'")
    return found.columns, found.fetchall()
json.dump([read(path) for path in json.load(sys.stdin)], sys.stdout)
`,
  pyarrow: `
import json, sys
import pyarrow.parquet
def read(path):
    table = pyarrow.parquet.read_table(path)
    table.validate(full=True)
    return table.column_names, [list(row) for row in zip(*(column.to_pylist() for column in table.columns))]
json.dump([read(path) for path in json.load(sys.stdin)], sys.stdout)
`,
};

const DUCKDB_QUERY = `
import duckdb, json, os, sys
folder, query = json.load(sys.stdin)
os.chdir(folder)
found = duckdb.sql(query)
json.dump([found.columns, found.fetchall()], sys.stdout)
`;

/** Which columns may be null, and their types, as pyarrow names them. */
const PYARROW_SCHEMA = `
import json, sys
import pyarrow.parquet
schema = pyarrow.parquet.read_schema(json.load(sys.stdin))
json.dump([[field.name, str(field.type), field.nullable] for field in schema], sys.stdout)
`;

describe.each(['duckdb', 'pyarrow'] as const)('%s', (reader) => {
  if (missing(reader, pythonLacks(reader))) {
    it.skip('reads the Parquet files');
    return;
  }
  const names = tableNames(release, 'parquet');
  const files = python(
    READERS[reader],
    names.map((name) => join(release, `data/${name}.parquet`)),
  );
  const tables = (files as [string[], ReadTable['rows']][]).map(([columns, rows], index): ReadTable => {
    return { name: names[index] ?? '', columns, rows };
  });

  it.each([...DATASET_NAMES, 'withdrawn'])('reads the values of every record: %s', (dataset) => {
    const inside = tables.filter(({ name }) => name === dataset || name.startsWith(`${dataset}-`));
    expect(inside.length).toBeGreaterThan(0);
    expect(rebuilt(inside)).toEqual(recordsIn(release, dataset).map(withoutEmptyLists));
  });

  it('finds the columns of the CSV files, in tables without rows too', () => {
    expect(names).toEqual(tableNames(release, 'csv'));
    expect(tables.some(({ rows }) => rows.length === 0)).toBe(true);
    for (const { name, columns } of tables) expect(columns, name).toEqual(csvHeader(release, name));
  });
});

describe('duckdb', () => {
  if (missing('duckdb', pythonLacks('duckdb'))) {
    it.skip('answers the documented queries');
    return;
  }
  const queries = documentedQueries('Parquet');

  it.each(queries)('answers a documented query: $sql', ({ sql, columns }) => {
    const [found, rows] = python(DUCKDB_QUERY, [release, sql]) as [string[], unknown[]];
    expect(rows).not.toHaveLength(0);
    if (columns !== undefined) expect(found).toEqual(columns);
  });

  it('has three queries to answer, one with its answer', () => {
    expect(queries).toHaveLength(3);
    expect(queries.filter(({ columns }) => columns !== undefined)).toHaveLength(1);
  });
});

describe('pyarrow', () => {
  if (missing('pyarrow', pythonLacks('pyarrow'))) {
    it.skip('knows which columns are never empty');
    return;
  }

  it('knows the types of the columns, and which are never empty', () => {
    expect(python(PYARROW_SCHEMA, join(release, 'data/figures-claims.parquet'))).toEqual(
      expect.arrayContaining([
        ['id', 'string', false],
        ['claims_position', 'int64', false],
        ['value', 'double', true],
        ['isProjection', 'bool', true],
        ['assertedBy.kind', 'string', false],
        ['assertedBy.actor', 'string', true],
      ]),
    );
  });
});
