import { beforeAll, describe, expect, it } from 'vitest';
import type { BuiltRelease } from '../../../../core/build/build.ts';
import { readWithPython } from '../csv-reader.ts';
import { firstRelease, jsonOf, nextRelease, textOf } from '../releases.ts';
import { describedRelease } from './described.ts';

interface Resource {
  name: string;
  path: string;
  type?: string;
  bytes: number;
  hash: string;
  schema?: {
    fields: { name: string; type: string; description?: string; constraints?: { required: boolean } }[];
    primaryKey: string[];
    foreignKeys?: { fields: string[]; reference: { resource: string; fields: string[] } }[];
  };
}

let release: BuiltRelease;
let resources: Resource[];
beforeAll(async () => {
  release = await nextRelease();
  ({ resources } = jsonOf<{ resources: Resource[] }>(release, 'datapackage.json'));
});

/** The schema of a table. */
function tableSchema(path: string): NonNullable<Resource['schema']> {
  const schema = resources.find((resource) => resource.path === path)?.schema;
  if (schema === undefined) throw new TypeError(`${path} has no schema.`);
  return schema;
}

describe('the Data Package of a release', () => {
  it('names every file of records as JSON and CSV, with its size and digest', () => {
    const files = release.files.filter(({ path }) => /^data\/.*\.(csv|json)$/.test(path));
    expect(resources.map(({ path, bytes, hash }) => ({ path, bytes, hash }))).toEqual(
      files
        .map(({ path, bytes, sha256 }) => ({ path, bytes: bytes.length, hash: `sha256:${sha256}` }))
        .sort((a, b) => (a.path < b.path ? -1 : 1)),
    );
    expect(new Set(resources.map(({ name }) => name)).size).toBe(resources.length);
    expect(resources.filter(({ name }) => !/^[-a-z0-9._]+$/.test(name))).toEqual([]);
  });

  it('describes the columns of every table as the table has them', () => {
    const tables = resources.filter(({ path }) => path.endsWith('.csv'));
    expect(tables.length).toBeGreaterThan(40);
    for (const { path, type } of tables) {
      const [header] = textOf(release, path).split('\r\n');
      expect(
        tableSchema(path)
          .fields.map(({ name }) => name)
          .join(','),
        path,
      ).toBe(header);
      expect(type).toBe('table');
    }
  });

  it('gives types, what must be there, and what it means', () => {
    const fields = new Map(tableSchema('data/figures-claims.csv').fields.map((field) => [field.name, field]));
    expect(fields.get('claims_position')).toMatchObject({ type: 'integer', constraints: { required: true } });
    expect(fields.get('value')).toMatchObject({ type: 'number' });
    expect(fields.get('value')).not.toHaveProperty('constraints');
    expect(fields.get('isProjection')).toMatchObject({ type: 'boolean' });
    expect(fields.get('qualifier')?.description).toMatch(/\w/);
  });

  it('gives the keys: of a row, of the row that holds it, of the record that it refers to', () => {
    expect(tableSchema('data/figures-claims-evidence.csv')).toMatchObject({
      primaryKey: ['id', 'claims_position', 'evidence_position'],
      foreignKeys: [
        {
          fields: ['id', 'claims_position'],
          reference: { resource: 'figures-claims.csv', fields: ['id', 'claims_position'] },
        },
        { fields: ['source'], reference: { resource: 'sources.csv', fields: ['id'] } },
      ],
    });
  });

  it('gives no key where the dataset that is referred to depends on the row', () => {
    const columns = tableSchema('data/figures.csv').foreignKeys?.flatMap(({ fields }) => fields) ?? [];
    expect(columns).not.toContain('subject.id');
  });

  it('refers only to resources and columns that are there', () => {
    const columns = new Map(
      resources.map(({ name, schema }) => [name, schema?.fields.map((field) => field.name)]),
    );
    const references = resources.flatMap(({ schema }) => schema?.foreignKeys ?? []);
    expect(references.length).toBeGreaterThan(40);
    for (const { reference } of references) {
      expect(columns.get(reference.resource)).toEqual(expect.arrayContaining(reference.fields));
    }
  });

  it('gives keys that the rows keep to', () => {
    const tables = resources.filter(({ schema }) => schema !== undefined);
    const read = readWithPython(tables.map(({ path }) => textOf(release, path)));
    const rows = new Map(tables.map(({ name }, index) => [name, read[index] ?? []]));
    const keysIn = (name: string, columns: readonly string[]): string[] => {
      const [header = [], ...lines] = rows.get(name) ?? [];
      return lines.map((line) => columns.map((column) => line[header.indexOf(column)]).join(' '));
    };
    for (const { name, schema } of tables) {
      const keys = keysIn(name, schema?.primaryKey ?? []);
      expect(new Set(keys).size, name).toBe(keys.length);
      for (const { fields, reference } of schema?.foreignKeys ?? []) {
        const known = new Set(keysIn(reference.resource, reference.fields));
        const used = keysIn(name, fields).filter((key) => key !== '');
        expect(
          used.filter((key) => !known.has(key)),
          name,
        ).toEqual([]);
      }
    }
  });

  it('says what the collection says, and no more', async () => {
    const { resources: _, ...least } = jsonOf(await firstRelease(), 'datapackage.json');
    expect(least).toEqual({
      $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
      name: 'example-diplomacy',
      title: 'Example diplomacy',
      description: expect.any(String),
      version: '1.0.0',
      licenses: [{ name: 'CC-BY-4.0', path: 'LICENSE' }],
      sources: [{ title: expect.any(String) }],
    });
    expect(jsonOf(await describedRelease(), 'datapackage.json')).toMatchObject({
      homepage: 'https://data.example.org/open',
      keywords: ['diplomacy', 'yes: no'],
      contributors: [
        { title: 'Jane Example', familyName: 'Example', givenName: 'Jane', roles: ['creator'] },
        { title: 'Mononym', familyName: 'Mononym', roles: ['creator'] },
        { title: 'Example Institute', roles: ['creator'] },
      ],
    });
  });
});
