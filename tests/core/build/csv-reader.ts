import { csv } from '../../../core/build/csv.ts';
import { fill } from '../../../core/build/tables/rows.ts';
import { type TableSchemas, tableOf } from '../../../core/build/tables/table.ts';
import type { DatasetName } from '../../../core/shared/datasets.ts';
import type { Json, JsonObject } from '../../../core/shared/json.ts';
import { outputOf } from '../tools.ts';

/** A table with its text. */
export interface CsvTable {
  name: string;
  csv: string;
  rows: number;
}

/** The tables of some records of a dataset. */
export function csvTables(
  dataset: DatasetName,
  records: readonly JsonObject[],
  schemas: TableSchemas,
): CsvTable[] {
  return fill(tableOf(dataset, schemas), records).map((filled) => ({
    name: filled.table.name,
    csv: csv(filled),
    rows: filled.rows.length,
  }));
}

/** A table as Python's csv module, which others wrote, reads it: rows of texts, the header first. */
export type Rows = string[][];

const SCRIPT = `
import csv, io, json, sys
csv.field_size_limit(2 ** 27)
tables = json.load(sys.stdin)
json.dump([list(csv.reader(io.StringIO(text, newline=''), strict=True)) for text in tables], sys.stdout)
`;

export function readWithPython(texts: readonly string[]): Rows[] {
  return JSON.parse(outputOf('python3', ['-c', SCRIPT], JSON.stringify(texts)));
}

/** Puts the records of a dataset together again, from the tables alone. Every value comes back as text. */
export function joined(tables: readonly CsvTable[], read: (texts: string[]) => Rows[]): JsonObject[] {
  const records = new Map<string, JsonObject>();
  for (const [header = [], ...rows] of read(tables.map(({ csv }) => csv))) {
    const positions = header.filter((name) => name.endsWith('_position'));
    for (const row of rows) {
      const value = Object.fromEntries(header.map((name, index) => [name, row[index] ?? '']));
      const id = value.id ?? '';
      const record = records.get(id) ?? { id };
      if (positions.length === 0) records.set(id, record);
      place(record, value, header, positions);
    }
  }
  return [...records.values()];
}

/** Puts the cells of one row where its positions say. */
function place(
  record: JsonObject,
  row: Readonly<Record<string, string>>,
  header: readonly string[],
  positions: readonly string[],
): void {
  const start = positions.flatMap((name) => [
    ...name.replace(/_position$/, '').split('.'),
    Number(row[name]) - 1,
  ]);
  const columns = header.filter((name) => name !== 'id' && !positions.includes(name));
  const isPlain = positions.length > 0 && columns.join() === 'value';
  if (positions.length > 0 && !isPlain) put(record, start, {});
  for (const name of columns) {
    const cell = row[name] ?? '';
    if (cell !== '') put(record, isPlain ? start : [...start, ...name.split('.')], unguarded(cell));
  }
}

/** Sets the value at the end of a path, making the objects and lists on the way. */
export function put(root: JsonObject, path: readonly (string | number)[], value: Json): void {
  let holder: JsonObject = root;
  for (const [index, step] of path.entries()) {
    if (index === path.length - 1) holder[step] = value;
    else {
      holder[step] ??= typeof path[index + 1] === 'number' ? [] : {};
      // A list takes numbers as names just as an object takes texts.
      holder = holder[step] as JsonObject;
    }
  }
}

/** Takes the apostrophe off that guards a text which a spreadsheet would calculate. */
function unguarded(cell: string): string {
  return cell.replace(/^'(?=[=+\-@\t\r])/, '');
}

/** A value as CSV can tell it: every plain value as text, and nothing that is empty. */
export function asTexts(value: Json): Json {
  if (Array.isArray(value)) return value.map(asTexts);
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => JSON.stringify(inner) !== '[]' && inner !== '')
      .map(([key, inner]) => [key, asTexts(inner)]),
  );
}
