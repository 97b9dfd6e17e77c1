import { DatabaseSync } from 'node:sqlite';
import type { CollectionSettings } from '../../check/collection.ts';
import type { Revision } from '../../compare/baseline.ts';
import type { PublishedEntry } from '../../compare/snapshot.ts';
import { titleOf } from '../changes.ts';

import type { Cell, FilledTable } from '../tables/rows.ts';
import { chainsOf } from '../tables/table.ts';
import { proseOf } from './search.ts';
import { quoted } from './sql.ts';
import { RECORDS, tableSql } from './table-sql.ts';
import { viewSql } from './view-sql.ts';

/** What a database is made from. */
export interface DatabaseInput {
  settings: CollectionSettings;
  version: string;
  entries: readonly PublishedEntry[];
  /** Since which release each record has its content, in the order of the entries. */
  revisions: readonly Revision[];
  tables: readonly FilledTable[];
}

const META = ['collection', 'version', 'title', 'description', 'license'] as const;

/**
 * A release as an SQLite database (docs/formats.md). It is made in memory and needs no file. Equal inputs give equal
 * bytes with one version of SQLite: the statements come in a fixed order, and a database in memory has neither a
 * counter of changes nor the version of its writer in its header (docs/decisions/sqlite-bytes.md).
 * @throws Error where a reference leads nowhere, which `check` reports first.
 */
export function sqlite(input: DatabaseInput): Uint8Array {
  // References may lead to tables that are filled later; they are checked at the end.
  const database = new DatabaseSync(':memory:', { enableForeignKeyConstraints: false });
  try {
    database.exec('PRAGMA page_size = 4096; PRAGMA encoding = "UTF-8"; PRAGMA auto_vacuum = NONE; BEGIN');
    createSchema(database, input.tables);
    insert(database, 'meta', [metaOf(input)]);
    insert(database, RECORDS, recordRows(input));
    for (const { table, rows } of input.tables) insert(database, table.name, rows);
    insert(database, 'search', searchRows(input));
    database.exec(`INSERT INTO search (search) VALUES ('optimize'); COMMIT; VACUUM`);
    assertReferences(database);
    return database.serialize();
  } finally {
    database.close();
  }
}

function createSchema(database: DatabaseSync, tables: readonly FilledTable[]): void {
  const chains = tables.flatMap(({ table }) => (table.path.length === 0 ? chainsOf(table) : []));
  const columns = META.map((name) => `${name} TEXT NOT NULL`).join(', ');
  const statements = [
    `CREATE TABLE meta (${columns}) STRICT`,
    `CREATE TABLE ${RECORDS} (
  dataset TEXT NOT NULL,
  id TEXT NOT NULL,
  title TEXT,
  revision TEXT NOT NULL,
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
  PRIMARY KEY (dataset, id)
) STRICT, WITHOUT ROWID`,
    ...chains.flatMap(tableSql),
    ...viewSql(chains),
    `CREATE VIRTUAL TABLE search USING fts5 (dataset UNINDEXED, id UNINDEXED, title, text, tokenize = 'unicode61 remove_diacritics 2')`,
  ];
  for (const statement of statements) database.exec(statement);
}

function insert(database: DatabaseSync, table: string, rows: readonly (readonly Cell[])[]): void {
  const [first] = rows;
  if (first === undefined) return;
  const places = first.map(() => '?').join(', ');
  const statement = database.prepare(`INSERT INTO ${quoted(table)} VALUES (${places})`);
  for (const row of rows)
    statement.run(...row.map((cell) => (typeof cell === 'boolean' ? Number(cell) : cell)));
}

function metaOf({ settings, version }: DatabaseInput): Cell[] {
  const { name, title, description, license } = settings;
  return [name, version, title, description, license];
}

function recordRows({ entries, revisions }: DatabaseInput): Cell[][] {
  return entries.map(({ dataset, id, kind, content }, index) => {
    const isTombstone = kind === 'tombstone';
    return [
      dataset,
      id,
      isTombstone ? null : titleOf(content),
      revisions[index]?.revision ?? null,
      isTombstone,
    ];
  });
}

function searchRows({ entries, tables }: DatabaseInput): Cell[][] {
  const prose = new Map(
    Map.groupBy(tables, ({ table }) => table.root)
      .entries()
      .map(([root, inside]) => [root, proseOf(inside)]),
  );
  return entries.flatMap(({ dataset, id, kind, content }) => {
    if (kind === 'tombstone') return [];
    const title = titleOf(content);
    const texts = [...(prose.get(dataset)?.get(id) ?? [])].filter((text) => text !== title);
    return [[dataset, id, title, texts.join('\n')]];
  });
}

function assertReferences(database: DatabaseSync): void {
  const [broken] = database.prepare('PRAGMA foreign_key_check').all();
  if (broken !== undefined) throw new Error(`A reference leads nowhere: ${JSON.stringify(broken)}`);
}
