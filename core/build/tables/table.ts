import { schemaFileName } from '../../compare/compound-schema.ts';
import { DATASETS, type DatasetName } from '../../shared/datasets.ts';
import type { SchemaSet } from '../../shared/schema.ts';
import { type Column, columnOf, keyColumn } from './column.ts';
import { type Field, fieldsOf, itemsOf, type PlacedSchema } from './fields.ts';

/** A table as the schemas describe it: one row a record, or one row an item of a list inside a record. */
export interface Table {
  /** `agreements`, or `agreements-events` for a list. */
  name: string;
  /** The name of the table of records that it is, or is inside. */
  root: string;
  /** Where the list lies in the value of a row of the parent table; empty for the records themselves. */
  path: readonly string[];
  /** What identifies a row: the record's id, then a position, counted from 1, for each list on the way. */
  keys: readonly Column[];
  /** The values of a row, nested objects under dotted names; `value` where the item is a plain value. */
  columns: readonly Column[];
  lists: readonly Table[];
}

/** A table with those that hold it, the table of the records first. */
export interface TableChain {
  table: Table;
  above: readonly Table[];
}

/** The two forms of the record schemas: what values there are, and what they mean. */
export interface TableSchemas {
  /** Gives the columns and their types. */
  published: SchemaSet;
  /** Gives what refers to what, and which texts are prose. */
  authoring: SchemaSet;
}

/** The name of the table of tombstones. */
const WITHDRAWN = 'withdrawn';

/** The tables of a dataset, the records first. They are the same whatever the records hold. */
export function tableOf(dataset: DatasetName, schemas: TableSchemas): Table {
  const fileName = schemaFileName(DATASETS[dataset]);
  const [published, authoring] = [rootIn(schemas.published, fileName), rootIn(schemas.authoring, fileName)];
  return shape(schemas, dataset, dataset, [], [keyColumn('id', 'text', ['id'])], published, authoring);
}

/** The table of the tombstones of all datasets, as `data/withdrawn.json` lists them. */
export function withdrawnTable(schemas: TableSchemas): Table {
  const fileName = schemaFileName('tombstone');
  const [published, authoring] = [rootIn(schemas.published, fileName), rootIn(schemas.authoring, fileName)];
  const keys = [keyColumn('dataset', 'text', ['dataset']), keyColumn('id', 'text', ['id'])];
  const table = shape(schemas, WITHDRAWN, WITHDRAWN, [], keys, published, authoring);
  // A tombstone can only be replaced by a record of its own dataset, which no schema can say.
  const columns = table.columns.map((column) =>
    column.name === 'withdrawn.replacedBy' ? { ...column, refersTo: { datasetIn: 'dataset' } } : column,
  );
  return { ...table, columns };
}

/** The way to each table inside a table: the table itself, then its lists, each after those that hold it. */
export function chainsOf(table: Table, above: readonly Table[] = []): TableChain[] {
  const chain: TableChain = { table, above };
  return [chain, ...table.lists.flatMap((list) => chainsOf(list, [...above, table]))];
}

function rootIn(schemas: SchemaSet, fileName: string): PlacedSchema[] {
  const schema = schemas.get(fileName);
  if (schema === undefined) throw new TypeError(`There is no schema ${fileName}.`);
  return [{ schema, fileName }];
}

function shape(
  schemas: TableSchemas,
  name: string,
  root: string,
  path: readonly string[],
  keys: readonly Column[],
  published: readonly PlacedSchema[],
  authoring: readonly PlacedSchema[],
): Table {
  const authored = new Map(fieldsOf(schemas.authoring, authoring).map((field) => [nameOf(field), field]));
  const isKey = new Set(path.length === 0 ? keys.map((key) => key.name) : []);
  const fields = fieldsOf(schemas.published, published).filter((field) => !isKey.has(nameOf(field)));
  return {
    name,
    root,
    path,
    keys,
    columns: fields
      .filter(({ isList }) => !isList)
      .map((field) => columnOf(nameOf(field), field, authored.get(nameOf(field)))),
    lists: fields
      .filter(({ isList }) => isList)
      .map((field) => {
        const inner = authored.get(nameOf(field));
        return shape(
          schemas,
          [name, ...field.path].join('-'),
          root,
          field.path,
          [...keys, keyColumn(`${nameOf(field)}_position`, 'integer')],
          itemsOf(field),
          inner === undefined ? [] : itemsOf(inner),
        );
      }),
  };
}

function nameOf({ path }: Field): string {
  return path.join('.') || 'value';
}
