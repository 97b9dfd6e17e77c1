import type { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evidenceOf } from '../../../../core/shared/evidence.ts';
import type { Json } from '../../../../core/shared/json.ts';
import { formatPointer, resolvePointer } from '../../../../core/shared/pointer.ts';
import { shippedSnapshot } from '../shipped.ts';
import { bytesOf, opened, rowsOf } from './opened.ts';

const shipped = shippedSnapshot();
const contents = new Map(shipped.entries.map(({ dataset, id, content }) => [`${dataset}/${id}`, content]));
let database: DatabaseSync;
beforeAll(() => {
  database = opened(bytesOf(shipped));
});
afterAll(() => database.close());

/** All evidence of the collection, as the records have it. */
function allEvidence() {
  return shipped.entries.flatMap(({ dataset, id, content }) =>
    [...evidenceOf(content)].map((placed) => ({ dataset, id, ...placed })),
  );
}

/** Rows in an order that does not depend on where they come from. */
function sorted(rows: readonly object[]): string[] {
  return rows.map((row) => JSON.stringify(row)).sort();
}

describe('the view of all evidence', () => {
  it('holds each piece with its place in the record', () => {
    const expected = allEvidence().map(({ dataset, id, evidence, holderSteps, steps }) => ({
      dataset,
      id,
      holder: formatPointer(holderSteps),
      pointer: formatPointer(steps),
      source: evidence.source,
      'passage.words': evidence.passage.words,
      'passage.sha256': evidence.passage.sha256,
      paragraph: evidence.paragraph ?? null,
      stance: evidence.stance,
    }));
    expect(expected.length).toBeGreaterThan(300);
    expect(sorted(rowsOf(database, 'SELECT * FROM evidence'))).toEqual(sorted(expected));
  });

  it('tells of each piece which values it is about, as pointers from the start of the record', () => {
    const rows = rowsOf(database, 'SELECT * FROM evidence_supports');
    expect(rows).toHaveLength(allEvidence().flatMap(({ evidence }) => evidence.supports).length);
    for (const { dataset, id, evidence, supports } of rows) {
      const content: Json = contents.get(`${dataset}/${id}`) ?? null;
      expect(resolvePointer(content, String(supports)), `${dataset}/${id} ${supports}`).toBeDefined();
      expect(resolvePointer(content, String(evidence)), `${dataset}/${id} ${evidence}`).toHaveProperty(
        'passage',
      );
    }
  });
});

describe('the views that join values to their evidence', () => {
  it('are one for each table whose rows have evidence', () => {
    const names = rowsOf(database, `SELECT name FROM sqlite_schema WHERE type = 'view' ORDER BY name`);
    expect(names.map(({ name }) => name)).toEqual([
      'actors_with_evidence',
      'agreements_disputes_accounts_with_evidence',
      'agreements_with_evidence',
      'evidence',
      'evidence_supports',
      'figures_claims_with_evidence',
      'places_with_evidence',
      'sources_with_evidence',
      'statements_with_evidence',
    ]);
  });

  it('hold one row for each piece of evidence', () => {
    const [{ total } = {}] = rowsOf(
      database,
      `SELECT (SELECT count(*) FROM actors_with_evidence) + (SELECT count(*) FROM agreements_disputes_accounts_with_evidence)
       + (SELECT count(*) FROM agreements_with_evidence) + (SELECT count(*) FROM figures_claims_with_evidence)
       + (SELECT count(*) FROM places_with_evidence) + (SELECT count(*) FROM sources_with_evidence)
       + (SELECT count(*) FROM statements_with_evidence) AS total`,
    );
    expect(total).toBe(allEvidence().length);
  });

  it('show a claim with its figure, its evidence and the source', () => {
    const rows = rowsOf(
      database,
      `SELECT id, claims_position, value, "record.unit", evidence_position, "evidence.source", "evidence.stance",
         "evidence.source.title", "evidence.source.citation"
       FROM figures_claims_with_evidence`,
    );
    const expected = shipped.entries
      .filter(({ dataset }) => dataset === 'figures')
      .flatMap(({ id, content }) =>
        [...evidenceOf(content)].map(({ evidence, holder, holderSteps, steps }) => ({
          id,
          claims_position: Number(holderSteps.at(-1)) + 1,
          value: holder.value ?? null,
          'record.unit': content.unit,
          evidence_position: Number(steps.at(-1)) + 1,
          'evidence.source': evidence.source,
          'evidence.stance': evidence.stance,
          'evidence.source.title': contents.get(`sources/${evidence.source}`)?.title,
          'evidence.source.citation': contents.get(`sources/${evidence.source}`)?.citation,
        })),
      );
    expect(expected.length).toBeGreaterThan(10);
    expect(sorted(rows)).toEqual(sorted(expected));
  });

  it('have columns whose names are all different', () => {
    for (const { name } of rowsOf(database, `SELECT name FROM sqlite_schema WHERE type = 'view'`)) {
      const columns = rowsOf(database, 'SELECT name FROM pragma_table_info(?)', String(name));
      expect(columns.length).toBeGreaterThan(3);
      expect(
        columns.filter(({ name: column }) => String(column).includes(':')),
        String(name),
      ).toEqual([]);
    }
  });
});
