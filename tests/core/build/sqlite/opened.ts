import { DatabaseSync } from 'node:sqlite';
import { sqlite } from '../../../../core/build/sqlite/database.ts';
import { releaseTables } from '../../../../core/build/tables/release-tables.ts';
import { columnsOf, type FilledTable } from '../../../../core/build/tables/rows.ts';
import type { Snapshot } from '../../../../core/compare/snapshot.ts';
import type { Json } from '../../../../core/shared/json.ts';

/** The database of a snapshot, all of it new in version 1.2.3. */
export function bytesOf(snapshot: Snapshot): Uint8Array {
  const revisions = snapshot.entries.map(({ dataset, id, sha256 }) => ({
    dataset,
    id,
    sha256,
    revision: '1.2.3',
  }));
  return sqlite({ ...snapshot, version: '1.2.3', revisions, tables: releaseTables(snapshot) });
}

/** A database, as a program opens it that was given the file. */
export function opened(bytes: Uint8Array): DatabaseSync {
  const database = new DatabaseSync(':memory:');
  database.deserialize(bytes);
  return database;
}

/** What a query gives, each row as an object. */
export function rowsOf(database: DatabaseSync, query: string, ...values: string[]): Record<string, Json>[] {
  const rows = database.prepare(query).all(...values);
  return rows.map((row) => ({ ...row }) as Record<string, Json>);
}

/** The rows of a table as they should be in the database: flags are 0 or 1. */
export function expectedRows({ table, rows }: FilledTable): Record<string, Json>[] {
  return rows.map((row) =>
    Object.fromEntries(
      columnsOf(table).map(({ name }, index) => {
        const cell = row[index] ?? null;
        return [name, typeof cell === 'boolean' ? Number(cell) : cell];
      }),
    ),
  );
}
