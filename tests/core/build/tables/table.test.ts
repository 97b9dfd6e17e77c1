import { describe, expect, it } from 'vitest';
import type { Column } from '../../../../core/build/tables/column.ts';
import { columnsOf } from '../../../../core/build/tables/rows.ts';
import { chainsOf, type Table, tableOf, withdrawnTable } from '../../../../core/build/tables/table.ts';
import { DATASET_NAMES } from '../../../../core/shared/datasets.ts';
import type { Schema } from '../../../../core/shared/schema.ts';
import { snapshot } from '../../publish/samples.ts';

const { schemas, authoringSchemas } = snapshot();
const SHIPPED = { published: schemas, authoring: authoringSchemas };

/** The table of places whose schema has these properties, all of them optional. */
function tableWith(properties: Record<string, Schema>, required: string[] = []): Table {
  const schema: Schema = { type: 'object', required, properties };
  const set = new Map([['place.schema.json', schema]]);
  return tableOf('places', { published: set, authoring: set });
}

/** The one column of such a table. */
function columnOf(schema: Schema): Omit<Column, 'name' | 'path'> | undefined {
  const [column] = tableWith({ it: schema }).columns;
  if (column === undefined) return undefined;
  const { name: _, path: __, ...rest } = column;
  return rest;
}

function tableNamed(name: string): Table {
  const [dataset] = DATASET_NAMES.filter((candidate) => name.startsWith(candidate));
  const chains = dataset === undefined ? [] : chainsOf(tableOf(dataset, SHIPPED));
  const found = chains.find(({ table }) => table.name === name);
  if (found === undefined) throw new TypeError(`no table ${name}`);
  return found.table;
}

function column(table: string, name: string): Column | undefined {
  return columnsOf(tableNamed(table)).find((candidate) => candidate.name === name);
}

describe('the type of a column', () => {
  it.each<[Schema, string]>([
    [{ type: 'string' }, 'text'],
    [{ type: 'string', format: 'edtf' }, 'text'],
    [{ type: 'integer' }, 'integer'],
    [{ type: 'number' }, 'number'],
    [{ type: 'boolean' }, 'boolean'],
    [{ enum: ['a', 'b'] }, 'text'],
    [{ const: 'a' }, 'text'],
    [{ const: true }, 'boolean'],
    [{ anyOf: [{ enum: ['a'] }, { type: 'string' }] }, 'text'],
    [{ oneOf: [{ type: 'integer' }, { type: 'number' }] }, 'number'],
    [{ oneOf: [{ type: 'integer' }, { type: 'string' }] }, 'text'],
    [{ type: 'object' }, 'text'],
  ])('follows from the schema: %j', (schema, type) => {
    expect(columnOf(schema)?.type).toBe(type);
  });

  it('is that of the published schema', () => {
    expect(column('figures-claims', 'base.value')?.type).toBe('number');
    expect(column('figures-claims', 'isProjection')?.type).toBe('boolean');
    expect(column('figures-claims-evidence', 'passage.words')?.type).toBe('integer');
    expect(column('sources-omitted-paragraphs', 'value')?.type).toBe('integer');
    expect(column('agreements-events', 'date')?.type).toBe('text');
  });
});

describe('a column', () => {
  it('may be empty unless every valid record has the value', () => {
    const inner = (required: string[]): Schema => ({
      type: 'object',
      required,
      properties: { x: { type: 'string' } },
    });
    const nullable = (property: Schema, required: string[]) =>
      tableWith({ it: property }, required).columns[0]?.nullable;
    expect(nullable({ type: 'string' }, ['it'])).toBe(false);
    expect(nullable({ type: 'string' }, [])).toBe(true);
    expect(nullable(inner(['x']), ['it'])).toBe(false);
    expect(nullable(inner([]), ['it'])).toBe(true);
    expect(nullable(inner(['x']), [])).toBe(true);
  });

  it('may be empty where a branch of its union lacks it', () => {
    expect(column('statements', 'speaker.kind')?.nullable).toBe(false);
    expect(column('statements', 'speaker.actor')?.nullable).toBe(true);
    expect(column('figures', 'subject.id')?.nullable).toBe(false);
    expect(column('figures', 'comparison')?.nullable).toBe(false);
  });

  it('is the same in a list whether or not the list is required', () => {
    expect(column('agreements-relations', 'type')?.nullable).toBe(false);
    expect(column('agreements-aliases', 'value')?.nullable).toBe(false);
  });

  it('knows to which dataset it refers, or which column says so', () => {
    expect(column('agreements-parties', 'actor')?.refersTo).toEqual({ dataset: 'actors' });
    expect(column('statements', 'speaker.source')?.refersTo).toEqual({ dataset: 'sources' });
    expect(column('places-names-usedBy', 'value')?.refersTo).toEqual({ dataset: 'actors' });
    expect(column('figures', 'subject.id')?.refersTo).toEqual({ datasetIn: 'subject.dataset' });
    expect(column('figures', 'unit')?.refersTo).toBeUndefined();
  });

  it('refers to nothing where the branches of a union disagree and no tag decides', () => {
    const branch = (dataset: string): Schema => ({
      type: 'object',
      properties: { kind: { const: 'x' }, to: { type: 'string', 'x-refers-to': dataset } },
    });
    const union: Schema = {
      discriminator: { propertyName: 'kind' },
      oneOf: [branch('actors'), branch('places')],
    };
    expect(tableWith({ it: union }).columns.find(({ name }) => name === 'it.to')?.refersTo).toBeUndefined();
  });

  it('is prose where people write freely, and where nothing computes it', () => {
    const prose = DATASET_NAMES.flatMap((dataset) => chainsOf(tableOf(dataset, SHIPPED))).flatMap(
      ({ table }) =>
        table.columns.filter(({ isProse }) => isProse).map(({ name }) => `${table.name} ${name}`),
    );
    expect(prose).toContain('statements summary');
    expect(prose).toContain('agreements-aliases value');
    expect(prose).toContain('figures measure.label');
    expect(prose).toContain('places-names name');
    for (const other of [
      'sources citation',
      'statements act',
      'agreements instrument',
      'statements saidOn',
      'figures-claims-evidence passage.sha256',
      'statements-evidence-supports value',
      'agreements-parties actor',
    ])
      expect(prose).not.toContain(other);
  });
});

describe('a table of a list', () => {
  it('has the keys of the table that holds it and its own position', () => {
    expect(tableNamed('figures-claims-evidence').keys.map(({ name, type }) => [name, type])).toEqual([
      ['id', 'text'],
      ['claims_position', 'integer'],
      ['evidence_position', 'integer'],
    ]);
    expect(tableNamed('statements-about-topics').keys.at(-1)?.name).toBe('about.topics_position');
  });

  it('comes after the tables that hold it', () => {
    const chains = chainsOf(tableOf('agreements', SHIPPED));
    const accounts = chains.find(({ table }) => table.name === 'agreements-disputes-accounts');
    expect(accounts?.above.map(({ name }) => name)).toEqual(['agreements', 'agreements-disputes']);
    const names = chains.map(({ table }) => table.name);
    for (const { table, above } of chains)
      for (const { name } of above) expect(names.indexOf(name)).toBeLessThan(names.indexOf(table.name));
  });
});

it('the table of tombstones is found by dataset and id, and its replacements are in that dataset', () => {
  const table = withdrawnTable(SHIPPED);
  expect(columnsOf(table).map(({ name, nullable }) => [name, nullable])).toEqual([
    ['dataset', false],
    ['id', false],
    ['withdrawn.on', false],
    ['withdrawn.reason', false],
  ]);
  const [replacements] = table.lists;
  expect(replacements?.name).toBe('withdrawn-withdrawn-replacedBy');
  expect(replacements?.keys.map(({ name }) => name)).toEqual([
    'dataset',
    'id',
    'withdrawn.replacedBy_position',
  ]);
  expect(replacements?.columns).toMatchObject([{ name: 'value', refersTo: { datasetIn: 'dataset' } }]);
});
