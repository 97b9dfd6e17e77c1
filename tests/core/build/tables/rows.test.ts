import { describe, expect, it } from 'vitest';
import { type FilledTable, fill } from '../../../../core/build/tables/rows.ts';
import { tableOf } from '../../../../core/build/tables/table.ts';
import type { DatasetName } from '../../../../core/shared/datasets.ts';
import type { JsonObject } from '../../../../core/shared/json.ts';
import { snapshot } from '../../publish/samples.ts';
import { refusalOf } from '../../refusals.ts';

const { schemas, authoringSchemas } = snapshot();

function filled(dataset: DatasetName, ...records: JsonObject[]): FilledTable[] {
  return fill(tableOf(dataset, { published: schemas, authoring: authoringSchemas }), records);
}

/** The rows of one of these tables, as objects without what is empty. */
function rows(tables: readonly FilledTable[], name: string): JsonObject[] {
  const found = tables.find(({ table }) => table.name === name);
  if (found === undefined) throw new TypeError(`no table ${name}`);
  const names = [...found.table.keys, ...found.table.columns].map((column) => column.name);
  return found.rows.map((row) =>
    Object.fromEntries(
      names.flatMap((column, index) => (row[index] === null ? [] : [[column, row[index] ?? null]])),
    ),
  );
}

describe('the rows of a table', () => {
  it('hold the values as their types, and nothing where a record has none', () => {
    const claim = { value: 43, isProjection: false, assertedBy: { kind: 'actor', actor: 'x' } };
    const tables = filled('figures', { id: 'a', claims: [claim, { low: 0.5 }] });
    expect(rows(tables, 'figures-claims')).toEqual([
      {
        id: 'a',
        claims_position: 1,
        value: 43,
        isProjection: false,
        'assertedBy.kind': 'actor',
        'assertedBy.actor': 'x',
      },
      { id: 'a', claims_position: 2, low: 0.5 },
    ]);
  });

  it('count positions from 1 in each list anew', () => {
    const list = (...values: string[]) => ({ evidence: [{ supports: values }] });
    const tables = filled('figures', { id: 'a', claims: [list('/value', '/unit'), list('/low')] });
    expect(rows(tables, 'figures-claims-evidence-supports')).toEqual([
      { id: 'a', claims_position: 1, evidence_position: 1, supports_position: 1, value: '/value' },
      { id: 'a', claims_position: 1, evidence_position: 1, supports_position: 2, value: '/unit' },
      { id: 'a', claims_position: 2, evidence_position: 1, supports_position: 1, value: '/low' },
    ]);
  });

  it('hold no property that an object inherits', () => {
    const [record] = rows(
      filled('places', JSON.parse('{"id":"a","__proto__":{"note":"inherited"}}')),
      'places',
    );
    expect(record).toEqual({ id: 'a' });
  });

  it('write the zero with a minus as canonical JSON does', () => {
    const [claim] = rows(filled('figures', { id: 'a', claims: [{ value: -0 }] }), 'figures-claims');
    expect(Object.is(claim?.value, 0)).toBe(true);
  });
});

describe('a whole number', () => {
  const source = (words: number) => ({ id: 'a', text: { words } });

  it('may be as large as programs read exactly', () => {
    expect(rows(filled('sources', source(Number.MAX_SAFE_INTEGER)), 'sources')).toEqual([
      { id: 'a', 'text.words': Number.MAX_SAFE_INTEGER },
    ]);
  });

  it.each([2 ** 53, 1e300, -1e300])('is refused where it is larger: %d', (words) => {
    const refusal = refusalOf(() => filled('sources', { id: 'b', text: { words: 1 } }, source(words)));
    expect(refusal?.code).toBe('broken-contract');
    expect(refusal?.message).toContain('text.words in a');
  });
});
