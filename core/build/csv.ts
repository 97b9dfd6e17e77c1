import { schemaFileName } from '../compare/compound-schema.ts';
import { DATASETS, type DatasetName } from '../shared/datasets.ts';
import { isObject, type Json, type JsonObject, own } from '../shared/json.ts';
import { dereference, type Schema, type SchemaSet } from '../shared/schema.ts';
import { cell, csvText } from './csv-text.ts';

/** A CSV file: one row a record, or one row an item of a list inside a record. */
export interface CsvTable {
  /** `agreements`, or `agreements-events` for a list. */
  name: string;
  csv: string;
  rows: number;
}

/** A table as the schema describes it, before any record is looked at. */
interface TableShape {
  name: string;
  /** Where the list lies in its parent row's object; empty for the records themselves. */
  path: string[];
  /** The property paths that become columns. An empty path is the item itself, a list of plain values. */
  columns: string[][];
  lists: TableShape[];
}

/** What identifies a row in its parent: the record's id, then a position for each list on the way. */
type RowKey = readonly (string | number)[];

/**
 * The CSV tables of a dataset: nested objects become columns with dotted names, lists become tables of their
 * own that join on `id` and the positions (counted from 1). Columns come from the published schema, so they
 * are the same whatever the records hold. Texts that a spreadsheet would take for a formula (they begin with
 * = + - @, tab or return) get a leading apostrophe (docs/csv.md).
 */
export function csvTables(
  dataset: DatasetName,
  records: readonly JsonObject[],
  schemas: SchemaSet,
): CsvTable[] {
  const fileName = schemaFileName(DATASETS[dataset]);
  const schema = schemas.get(fileName);
  if (schema === undefined) throw new TypeError(`There is no schema ${fileName}.`);
  const shape = shapeOf(schemas, fileName, schema, dataset, []);
  const rows = records.map((record) => ({ key: [String(own(record, 'id'))], value: record as Json }));
  return render(shape, rows, ['id']);
}

function shapeOf(
  schemas: SchemaSet,
  fileName: string,
  schema: Schema,
  name: string,
  path: string[],
): TableShape {
  const shape: TableShape = { name, path, columns: [], lists: [] };
  collect(schemas, fileName, schema, [], shape);
  return shape;
}

function collect(
  schemas: SchemaSet,
  fileName: string,
  schema: Schema,
  path: string[],
  shape: TableShape,
): void {
  const here = dereference(schemas, fileName, schema);
  if (here.schema.type === 'array' && here.schema.items !== undefined) {
    const name = [shape.name, ...path].join('-');
    shape.lists.push(shapeOf(schemas, here.fileName, here.schema.items, name, path));
    return;
  }
  const branches = here.schema.oneOf?.map((branch) => dereference(schemas, here.fileName, branch)) ?? [here];
  const properties = new Map(branches.flatMap((branch) => Object.entries(branch.schema.properties ?? {})));
  if (properties.size === 0 && !shape.columns.some((column) => column.join() === path.join()))
    shape.columns.push(path);
  for (const [key, property] of properties) {
    if (path.length === 0 && key === 'id' && shape.path.length === 0) continue;
    collect(schemas, here.fileName, property, [...path, key], shape);
  }
}

function render(shape: TableShape, rows: { key: RowKey; value: Json }[], keyColumns: string[]): CsvTable[] {
  const header = [...keyColumns, ...shape.columns.map((column) => column.join('.') || 'value')];
  const body = rows.map(({ key, value }) => [
    ...key,
    ...shape.columns.map((column) => cell(at(value, column))),
  ]);
  const tables = [{ name: shape.name, csv: csvText([header, ...body]), rows: rows.length }];
  for (const list of shape.lists) {
    const items = rows.flatMap(({ key, value }) => {
      const inner = at(value, list.path);
      return Array.isArray(inner)
        ? inner.map((item, index) => ({ key: [...key, index + 1], value: item }))
        : [];
    });
    tables.push(...render(list, items, [...keyColumns, `${list.path.join('.')}_position`]));
  }
  return tables;
}

function at(value: Json | undefined, path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>(
    (inner, key) => (isObject(inner) ? own(inner, key) : undefined),
    value,
  );
}
