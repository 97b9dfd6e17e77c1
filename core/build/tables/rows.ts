import { isObject, type Json, type JsonObject, own } from '../../shared/json.ts';
import { Refusal } from '../../shared/refusal.ts';
import type { Column, ColumnType } from './column.ts';
import type { Table } from './table.ts';

/** One value of a row; null where the record has none. */
export type Cell = string | number | boolean | null;

/** A table with its rows: first the cells of the keys, then those of the other columns. */
export interface FilledTable {
  table: Table;
  rows: readonly (readonly Cell[])[];
}

/** A row before its values are taken out. */
interface Item {
  key: readonly Cell[];
  value: Json;
}

/**
 * The rows of a table and of every list inside it, in the order of the records.
 * @param records valid under the published schema that the table was made from
 * @throws Refusal `broken-contract` where a whole number is too large for a table.
 */
export function fill(table: Table, records: readonly JsonObject[]): FilledTable[] {
  const items = records.map((record): Item => {
    const key = table.keys.map((column) => cellOf(column, record));
    return { key, value: record };
  });
  return fillItems(table, items);
}

/** Key columns and the others, in the order of the cells of a row. */
export function columnsOf({ keys, columns }: Table): Column[] {
  return [...keys, ...columns];
}

function fillItems(table: Table, items: readonly Item[]): FilledTable[] {
  const rows = items.map(({ key, value }) => [
    ...key,
    ...table.columns.map((column) => cellOf(column, value, key)),
  ]);
  const lists = table.lists.flatMap((list) =>
    fillItems(
      list,
      items.flatMap(({ key, value }) => itemsIn(list.path, key, value)),
    ),
  );
  return [{ table, rows }, ...lists];
}

function itemsIn(path: readonly string[], key: readonly Cell[], value: Json): Item[] {
  const list = at(value, path);
  return Array.isArray(list) ? list.map((item, index) => ({ key: [...key, index + 1], value: item })) : [];
}

function at(value: Json, path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>(
    (inner, name) => (isObject(inner) ? own(inner, name) : undefined),
    value,
  );
}

function cellOf({ name, path, type }: Column, value: Json, key: readonly Cell[] = []): Cell {
  const inner = at(value, path) ?? null;
  if (inner === null) return null;
  if (type === 'text') return typeof inner === 'string' ? inner : JSON.stringify(inner);
  if (!isOfType(inner, type)) throw misfit(name, inner, key);
  // Canonical JSON writes the zero with a minus as 0.
  return inner === 0 ? 0 : inner;
}

/** Whole numbers beyond this lose digits in programs that read numbers as doubles. */
function isOfType(value: Json, type: ColumnType): value is number | boolean {
  if (type === 'integer') return Number.isSafeInteger(value);
  return typeof value === type;
}

function misfit(name: string, value: Json, key: readonly Cell[]): Refusal {
  return new Refusal(
    'broken-contract',
    `The value ${JSON.stringify(value)} of ${name} in ${key.join(', ')} does not fit into a table.`,
    'Whole numbers may have a size up to 9007199254740991. Correct the record, or give the schema a maximum.',
  );
}
