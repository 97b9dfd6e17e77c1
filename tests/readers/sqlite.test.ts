import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DATASET_NAMES } from '../../core/shared/datasets.ts';
import type { JsonObject } from '../../core/shared/json.ts';
import { missing, notInstalled } from '../aws/processes/component.ts';
import { outputOf } from '../core/tools.ts';
import { documentedQueries } from './documented-queries.ts';
import { publishedRelease } from './published.ts';
import {
  csvHeader,
  rebuilt,
  recordsIn,
  tableNames,
  withNumbersAsFlags,
  withoutEmptyLists,
} from './release-tables.ts';

const { folder: release, manifest } = publishedRelease();
const file = join(release, `${manifest.collection}.sqlite`);

/** What the program says, as the rows of its JSON. */
function query(sql: string): JsonObject[] {
  const output = outputOf('sqlite3', ['-readonly', '-json', file], sql);
  return output === '' ? [] : JSON.parse(output);
}

if (missing('sqlite3', notInstalled(['sqlite3', '--version']))) {
  it.skip('sqlite3 reads the database');
} else {
  describe('sqlite3', () => {
    it('finds the database sound and every reference resolved', () => {
      expect(query('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
      expect(query('PRAGMA foreign_key_check')).toEqual([]);
      expect(
        query(`SELECT count(*) > 50 AS many FROM pragma_table_list AS t, pragma_foreign_key_list(t.name)`),
      ).toEqual([{ many: 1 }]);
    });

    it.each([...DATASET_NAMES, 'withdrawn'])('reads the values of every record: %s', (dataset) => {
      const names = tableNames(release, 'csv').filter(
        (name) => name === dataset || name.startsWith(`${dataset}-`),
      );
      const tables = names.map((name) => {
        const columns = csvHeader(release, name);
        const rows = query(`SELECT * FROM "${name}"`);
        for (const row of rows) expect(Object.keys(row), name).toEqual(columns);
        return { name, columns, rows: rows.map((row) => Object.values(row)) };
      });
      expect(rebuilt(tables)).toEqual(
        recordsIn(release, dataset).map((record) => withNumbersAsFlags(withoutEmptyLists(record))),
      );
    });

    const queries = documentedQueries('SQLite');

    it.each(queries)('answers a documented query: $sql', ({ sql, columns }) => {
      const [first] = query(sql);
      expect(first).toBeDefined();
      if (columns !== undefined) expect(Object.keys(first ?? {})).toEqual(columns);
    });

    it('has six queries to answer, one with its answer', () => {
      expect(queries).toHaveLength(6);
      expect(queries.filter(({ columns }) => columns !== undefined)).toHaveLength(1);
    });

    it('finds each record by the words of its title', () => {
      const found = `SELECT 1 FROM search AS s WHERE search MATCH '"' || replace(r.title, '"', '""') || '"'
        AND s.dataset = r.dataset AND s.id = r.id`;
      expect(query('SELECT count(*) > 100 AS many FROM records AS r WHERE NOT withdrawn')).toEqual([
        { many: 1 },
      ]);
      expect(query(`SELECT * FROM records AS r WHERE NOT withdrawn AND NOT EXISTS (${found})`)).toEqual([]);
    });
  });
}
