import type { Column, ColumnType } from '../tables/column.ts';
import { columnsOf } from '../tables/rows.ts';
import { type TableChain, WITHDRAWN } from '../tables/table.ts';
import { quoted, quotedList } from './sql.ts';

/** The table of all records and tombstones, whatever their dataset. */
export const RECORDS = 'records';

/**
 * The statements that create a table: its primary key, foreign keys to the table that holds it and to the records that
 * it refers to, and an index for each of the latter.
 */
export function tableSql({ table, above }: TableChain): string[] {
  const parent = above.at(-1);
  const references = columnsOf(table).flatMap((column) => referenceOf(column));
  const keyNames = table.keys.map(({ name }) => name);
  const foreignKeys = [
    ...(parent === undefined
      ? []
      : [{ from: keyNames.slice(0, -1), to: parent.name, key: keyNames.slice(0, -1) }]),
    // The id of a tombstone is found among all records; that of a record need not be.
    ...(table.name === WITHDRAWN ? [{ from: keyNames, to: RECORDS, key: keyNames }] : []),
    ...references,
  ];
  const lines = [
    ...columnsOf(table).map(columnSql),
    `PRIMARY KEY (${quotedList(keyNames)})`,
    ...foreignKeys.map(
      ({ from, to, key }) =>
        `FOREIGN KEY (${quotedList(from)}) REFERENCES ${quoted(to)} (${quotedList(key)})`,
    ),
  ];
  // Rows of lists are short, and found by their key.
  const options = parent === undefined ? 'STRICT' : 'STRICT, WITHOUT ROWID';
  return [
    `CREATE TABLE ${quoted(table.name)} (\n  ${lines.join(',\n  ')}\n) ${options}`,
    ...references.map(({ from }) => {
      const index = quoted(`${table.name}.${from.at(-1)}`);
      return `CREATE INDEX ${index} ON ${quoted(table.name)} (${quotedList(from)})`;
    }),
  ];
}

const TYPES: Readonly<Record<ColumnType, string>> = {
  text: 'TEXT',
  integer: 'INTEGER',
  number: 'REAL',
  boolean: 'INTEGER',
};

function columnSql({ name, type, nullable }: Column): string {
  const check = type === 'boolean' ? ` CHECK (${quoted(name)} IN (0, 1))` : '';
  return `${quoted(name)} ${TYPES[type]}${nullable ? '' : ' NOT NULL'}${check}`;
}

function referenceOf({ name, refersTo }: Column): { from: string[]; to: string; key: string[] }[] {
  if (refersTo === undefined) return [];
  if ('dataset' in refersTo) return [{ from: [name], to: refersTo.dataset, key: ['id'] }];
  return [{ from: [refersTo.datasetIn, name], to: RECORDS, key: ['dataset', 'id'] }];
}
