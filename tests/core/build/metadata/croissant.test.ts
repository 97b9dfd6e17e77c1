import { beforeAll, describe, expect, it } from 'vitest';
import type { BuiltRelease } from '../../../../core/build/build.ts';
import { firstRelease, jsonOf, textOf } from '../releases.ts';
import { describedRelease } from './described.ts';

interface Croissant {
  '@context': Record<string, unknown>;
  distribution: { '@id': string; contentUrl: string; sha256: string; encodingFormat: string }[];
  recordSet: {
    '@id': string;
    key: { '@id': string }[];
    field: {
      '@id': string;
      dataType: string;
      source: { fileObject: { '@id': string }; extract: { column: string } };
    }[];
  }[];
}

let release: BuiltRelease;
let document: Croissant;
beforeAll(async () => {
  release = await firstRelease();
  document = jsonOf(release, 'croissant.json');
});

describe('the Croissant document of a release', () => {
  it('is a schema.org Dataset with what search engines ask for', () => {
    expect(document).toMatchObject({
      '@type': 'sc:Dataset',
      conformsTo: 'http://mlcommons.org/croissant/1.1',
      name: 'Example diplomacy',
      license: 'https://spdx.org/licenses/CC-BY-4.0',
      url: '/example-diplomacy/1.0.0/README.md',
      version: '1.0.0',
      datePublished: '2020-03-01',
      creator: [{ '@type': 'sc:Organization', name: 'Example diplomacy' }],
      citeAs: 'Example diplomacy (example-diplomacy), version 1.0.0',
      isLiveDataset: false,
    });
  });

  it('explains every term that is not of schema.org', () => {
    const foreign = Object.keys({
      ...document.distribution[0],
      ...document.recordSet[0],
      ...document.recordSet[0]?.field[0],
    });
    const ofSchemaOrg = ['name', 'description', 'contentUrl', 'contentSize', 'encodingFormat', 'sha256'];
    for (const term of foreign.filter((name) => !name.startsWith('@') && !ofSchemaOrg.includes(name)))
      expect(document['@context'], term).toHaveProperty(term);
  });

  it('names every file of records with its digest, relative to itself', () => {
    const files = release.files.filter(({ path }) => path.startsWith('data/'));
    expect(document.distribution.map(({ contentUrl, sha256 }) => [contentUrl, sha256]).sort()).toEqual(
      files.map(({ path, sha256 }) => [path, sha256]).sort(),
    );
  });

  it('has a set of records for each table, whose fields are its columns', () => {
    const tables = release.files.filter(({ path }) => path.endsWith('.csv'));
    expect(document.recordSet).toHaveLength(tables.length);
    for (const { field, key } of document.recordSet) {
      const [path = ''] = new Set(field.map(({ source }) => source.fileObject['@id']));
      const [header = ''] = textOf(release, path).split('\r\n');
      expect(field.map(({ source }) => source.extract.column).join(',')).toBe(header);
      const ids = field.map((one) => one['@id']);
      expect(ids).toEqual(expect.arrayContaining(key.map((one) => one['@id'])));
    }
    const all = document.recordSet.flatMap(({ field }) => field.map((one) => one['@id']));
    expect(new Set(all).size).toBe(all.length);
  });

  it('names who made the collection, where it says so', async () => {
    expect(jsonOf(await describedRelease(), 'croissant.json')).toMatchObject({
      creator: [
        { '@type': 'sc:Person', name: 'Jane Example', givenName: 'Jane', familyName: 'Example' },
        { '@type': 'sc:Person', name: 'Mononym' },
        { '@type': 'sc:Organization', name: 'Example Institute' },
      ],
      keywords: ['diplomacy', 'yes: no'],
      url: 'https://data.example.org/open/example-diplomacy/1.0.0/README.md',
      citeAs:
        'Jane Example, Mononym, Example Institute: Example diplomacy (example-diplomacy), version 1.0.0',
    });
  });
});
