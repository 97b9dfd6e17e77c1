import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isObject, type Json, type JsonObject } from '../../core/shared/json.ts';
import { put } from '../core/build/csv-reader.ts';

/** A table as a program has read it. */
export interface ReadTable {
  name: string;
  columns: string[];
  rows: Json[][];
}

/** A JSON document of a release. */
function readJson(release: string, path: string): JsonObject {
  return JSON.parse(readFileSync(join(release, path), 'utf8'));
}

/** The records, or the tombstones, that a JSON document of the release holds. */
export function recordsIn(release: string, name: string): JsonObject[] {
  const { records } = readJson(release, `data/${name}.json`);
  if (!Array.isArray(records)) throw new TypeError(`data/${name}.json has no records`);
  return records.filter(isObject);
}

/** The names of all tables, from the manifest; `figures`, then `figures-claims` and so on. */
export function tableNames(release: string, ending: string): string[] {
  const { files } = readJson(release, 'manifest.json');
  const paths = Array.isArray(files) ? files.map((file) => (isObject(file) ? String(file.path) : '')) : [];
  return paths.flatMap((path) => {
    const name =
      path.startsWith('data/') && path.endsWith(`.${ending}`) ? path.slice(5, -ending.length - 1) : '';
    return name === '' ? [] : [name];
  });
}

/** The names of the columns, as the CSV file of the same table has them. */
export function csvHeader(release: string, table: string): string[] {
  const [header = ''] = readFileSync(join(release, `data/${table}.csv`), 'utf8').split('\r\n');
  return header.split(',');
}

/** Puts the records of a dataset together again, from its table and those of its lists. Nulls are left out. */
export function rebuilt(tables: readonly ReadTable[]): JsonObject[] {
  const records = new Map<string, JsonObject>();
  const parentsFirst = tables.toSorted(
    (a, b) => a.columns.filter(isPosition).length - b.columns.filter(isPosition).length,
  );
  for (const { columns, rows } of parentsFirst) {
    const positions = columns.filter(isPosition);
    for (const row of rows) {
      const cells = new Map(columns.map((name, index) => [name, row[index] ?? null]));
      const key = `${cells.get('dataset') ?? ''}/${cells.get('id')}`;
      const record = records.get(key) ?? {};
      records.set(key, record);
      place(record, cells, positions);
    }
  }
  return [...records.values()];
}

function isPosition(column: string): boolean {
  return column.endsWith('_position');
}

function place(record: JsonObject, cells: ReadonlyMap<string, Json>, positions: readonly string[]): void {
  const start = positions.flatMap((name) => [
    ...name.replace(/_position$/, '').split('.'),
    Number(cells.get(name)) - 1,
  ]);
  const names = [...cells.keys()];
  // Before the last position are the keys; in a table of records the keys are values too.
  const columns = names.slice(names.indexOf(positions.at(-1) ?? '') + 1);
  const isPlain = positions.length > 0 && columns.join() === 'value';
  for (const name of columns) {
    const value = cells.get(name) ?? null;
    if (value !== null) put(record, isPlain ? start : [...start, ...name.split('.')], value);
  }
}

/** A record as tables can tell it: a list without items leaves no row. */
export function withoutEmptyLists(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutEmptyLists);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => JSON.stringify(inner) !== '[]')
      .map(([key, inner]) => [key, withoutEmptyLists(inner)]),
  );
}

/** A record as SQLite can tell it: a flag is 0 or 1. */
export function withNumbersAsFlags(value: Json): Json {
  if (typeof value === 'boolean') return Number(value);
  if (Array.isArray(value)) return value.map(withNumbersAsFlags);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withNumbersAsFlags(inner)]));
}
