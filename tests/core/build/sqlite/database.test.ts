import type { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { releaseTables } from '../../../../core/build/tables/release-tables.ts';
import type { Snapshot } from '../../../../core/compare/snapshot.ts';
import type { JsonObject } from '../../../../core/shared/json.ts';
import { changedProject, snapshot } from '../../publish/samples.ts';
import { jsonOf, nextRelease } from '../releases.ts';
import { shippedSnapshot } from '../shipped.ts';
import { bytesOf, expectedRows, opened, rowsOf } from './opened.ts';

/** A snapshot whose places are these, beside those that the other records name. */
function withPlaces(places: readonly JsonObject[]): Snapshot {
  const sample = snapshot();
  const base = sample.entries.find(({ dataset }) => dataset === 'places');
  if (base === undefined) throw new TypeError('no place');
  const added = places.map((place, index) => {
    const id = `added-${index}`;
    return { ...base, id, content: { ...base.content, ...place, id } };
  });
  return { ...sample, entries: [...sample.entries, ...added] };
}

describe('the database of a release', () => {
  const shipped = shippedSnapshot();
  let database: DatabaseSync;
  beforeAll(() => {
    database = opened(bytesOf(shipped));
  });
  afterAll(() => database.close());

  it('is sound, and no reference leads nowhere', () => {
    expect(rowsOf(database, 'PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    expect(rowsOf(database, 'PRAGMA foreign_key_check')).toEqual([]);
  });

  it('holds every row of every table', () => {
    for (const filled of releaseTables(shipped)) {
      const { name, keys } = filled.table;
      const order = keys.map((key) => `"${key.name}"`).join(', ');
      expect(rowsOf(database, `SELECT * FROM "${name}" ORDER BY ${order}`), name).toEqual(
        expectedRows(filled),
      );
    }
  });

  it('says which release it is', () => {
    const { name, title, description, license } = shipped.settings;
    expect(rowsOf(database, 'SELECT * FROM meta')).toEqual([
      { collection: name, version: '1.2.3', title, description, license },
    ]);
  });

  it('has strict tables only, beside those of the search', () => {
    const tables = rowsOf(
      database,
      `SELECT name, strict FROM pragma_table_list WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`,
    );
    expect(tables.length).toBeGreaterThan(40);
    expect(tables.filter(({ strict }) => strict !== 1)).toEqual([]);
  });

  it('refuses what a column cannot hold', () => {
    const insert = (values: string) => () =>
      database.exec(`BEGIN; INSERT INTO "statements-audience" VALUES (${values}); ROLLBACK`);
    const undone = () => database.isTransaction && database.exec('ROLLBACK');
    for (const values of [
      `'x', 'first', 'armenia'`,
      `NULL, 1, 'armenia'`,
      `'aliyev-new-phase', 1, 'nobody'`,
    ]) {
      expect(insert(values), values).toThrow();
      undone();
    }
    expect(insert(`'aliyev-new-phase', 900, 'armenia'`)).not.toThrow();
  });

  it('finds the rows that refer to a record by an index, whatever refers to it', () => {
    const keys = rowsOf(
      database,
      `SELECT t.name AS name, k.id AS id, k."table" AS target, group_concat(k."from", '|' ORDER BY k.seq) AS columns
       FROM pragma_table_list AS t, pragma_foreign_key_list(t.name) AS k GROUP BY 1, 2, 3`,
    );
    const indexes = rowsOf(
      database,
      `SELECT t.name AS name, i.name AS "index", group_concat(c.name, '|' ORDER BY c.seqno) AS columns
       FROM pragma_table_list AS t, pragma_index_list(t.name) AS i, pragma_index_info(i.name) AS c GROUP BY 1, 2`,
    );
    const unindexed = keys.filter(
      ({ name, columns }) =>
        !indexes.some((index) => index.name === name && `${index.columns}|`.startsWith(`${columns}|`)),
    );
    expect(keys.map(({ name, target }) => `${name} ${target}`)).toEqual(
      expect.arrayContaining([
        'figures-claims figures',
        'figures-claims actors',
        'figures-claims-evidence sources',
        'figures-claims-evidence figures-claims',
        'figures records',
        'withdrawn records',
        'withdrawn-withdrawn-replacedBy records',
      ]),
    );
    expect(unindexed).toEqual([]);
  });
});

it('a reference that leads nowhere is an error, not a database', () => {
  expect(() => bytesOf(withPlaces([{ within: 'atlantis' }]))).toThrow(/leads nowhere.*places/);
});

describe('the table of all records', () => {
  it('tells since which release each has its content, and which are withdrawn', async () => {
    const release = await nextRelease();
    const file = release.files.find(({ path }) => path === 'example-diplomacy.sqlite');
    const database = opened(file?.bytes ?? new Uint8Array());
    const rows = rowsOf(database, 'SELECT * FROM records');
    const { revisions } = jsonOf<{ revisions: JsonObject[] }>(release, 'revisions.json');
    expect(rows.map(({ dataset, id, revision }) => [dataset, id, revision])).toEqual(
      revisions.map(({ dataset, id, revision }) => [dataset, id, revision]).sort(),
    );
    expect(rows.filter(({ dataset }) => dataset === 'places')).toEqual([
      { dataset: 'places', id: 'border-town', title: 'Border Town', revision: '1.0.0', withdrawn: 0 },
      { dataset: 'places', id: 'old-ferry', title: null, revision: '1.1.0', withdrawn: 1 },
      { dataset: 'places', id: 'river-island', title: 'River Island', revision: '1.1.0', withdrawn: 0 },
    ]);
    expect(rowsOf(database, 'SELECT dataset, id, value FROM "withdrawn-withdrawn-replacedBy"')).toEqual([
      { dataset: 'places', id: 'old-ferry', value: 'border-town' },
    ]);
    expect(rowsOf(database, `SELECT id FROM places WHERE id = 'old-ferry'`)).toEqual([]);
    database.close();
  });
});

describe('the search', () => {
  const found = (project: Snapshot, words: string) => {
    const database = opened(bytesOf(project));
    const rows = rowsOf(database, 'SELECT dataset, id FROM search WHERE search MATCH ? ORDER BY id', words);
    database.close();
    return rows.map(({ dataset, id }) => `${dataset}/${id}`);
  };

  it('finds titles, names, summaries, labels and notes', () => {
    const sample = withPlaces([{ note: 'Two ferries a day.' }]);
    expect(found(sample, 'memorandum')).toEqual(['agreements/river-memorandum']);
    expect(found(sample, 'welcomes')).toEqual(['statements/state-welcomes-crossing']);
    expect(found(sample, 'gate')).toEqual(['figures/river-crossing-length']);
    expect(found(sample, 'ferries')).toEqual(['places/added-0']);
    expect(found(sample, '"border town"')).toEqual(['places/added-0', 'places/border-town']);
  });

  it('finds words of any script, with their marks or without', () => {
    const names = [
      { name: 'Şuşa', language: 'az' },
      { name: 'Շուշի', language: 'hy' },
    ];
    for (const word of ['şuşa', 'susa', 'ՇՈՒՇԻ'])
      expect(found(withPlaces([{ names }]), word)).toEqual(['places/added-0']);
  });

  it('finds no codes, ids or pointers, and nothing of withdrawn records', () => {
    const sample = snapshot(changedProject());
    for (const word of ['paraphrase', 'settlement', 'supports', '"1994"', 'ferry'])
      expect(found(sample, word)).toEqual([]);
  });
});

describe('the bytes of a database', () => {
  it('are the same each time', () => {
    expect(bytesOf(snapshot())).toEqual(bytesOf(snapshot()));
  });

  /** The header of a database; https://www.sqlite.org/fileformat.html says what is where. */
  const headerOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset);

  it('have no counter of changes and no version of their writer', () => {
    const header = headerOf(bytesOf(snapshot()));
    expect(header.getUint16(16)).toBe(4096);
    for (const at of [24, 92, 96]) expect(header.getUint32(at), `at ${at}`).toBe(0);
  });

  it('are no more than it takes', () => {
    const bytes = bytesOf(snapshot());
    const database = opened(bytes);
    database.exec('VACUUM');
    expect(database.serialize()).toHaveLength(bytes.length);
    database.close();
  });
});

it('every text and number comes back as it was', () => {
  const place = fc.record({
    note: fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('=1+1', `'; DROP TABLE places; --`, 'nul \0 inside', '😀"'),
    ),
    coordinates: fc.record({
      latitude: fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
      longitude: fc.integer(),
    }),
  });
  fc.assert(
    fc.property(fc.array(place, { maxLength: 5 }), (places) => {
      const database = opened(bytesOf(withPlaces(places)));
      const rows = rowsOf(
        database,
        `SELECT note, "coordinates.latitude" AS latitude, "coordinates.longitude" AS longitude
         FROM places WHERE id LIKE 'added-%' ORDER BY id`,
      );
      database.close();
      expect(rows).toEqual(places.map(({ note, coordinates }) => ({ note, ...coordinates })));
    }),
    { numRuns: 50 },
  );
});
