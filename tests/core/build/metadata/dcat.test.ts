import { beforeAll, describe, expect, it } from 'vitest';
import type { BuiltRelease } from '../../../../core/build/build.ts';
import { jsonOf, nextRelease } from '../releases.ts';
import { describedRelease } from './described.ts';

type Node = Record<string, unknown>;

let release: BuiltRelease;
let document: Node;
beforeAll(async () => {
  release = await nextRelease();
  document = jsonOf(release, 'dcat.jsonld');
});

describe('the DCAT document of a release', () => {
  it('is a version of the collection, after another one', () => {
    expect(document).toMatchObject({
      '@id': '/example-diplomacy/1.1.0/dcat.jsonld#dataset',
      '@type': 'dcat:Dataset',
      'dct:title': 'Example diplomacy, version 1.1.0',
      'dcat:version': '1.1.0',
      'dct:issued': '2020-03-01',
      'dcat:isVersionOf': '/example-diplomacy/catalog.jsonld#collection',
      'dcat:previousVersion': '/example-diplomacy/1.0.0/dcat.jsonld#dataset',
      'adms:versionNotes': '1 record added; 1 record merged; 1 record corrected',
    });
  });

  it('has each file of records as a distribution, with size, digest and registered type', () => {
    const distributions = document['dcat:distribution'] as Node[];
    const files = release.files.filter(({ path }) => path.startsWith('data/') || path.endsWith('.sqlite'));
    expect(distributions).toHaveLength(files.length);
    const csv = files.find(({ path }) => path === 'data/figures.csv');
    expect(distributions.find((node) => node['dct:title'] === 'data/figures.csv')).toEqual({
      '@id': '/example-diplomacy/1.1.0/data/figures.csv',
      '@type': 'dcat:Distribution',
      'dct:title': 'data/figures.csv',
      'dct:license': 'https://spdx.org/licenses/CC-BY-4.0',
      'dcat:accessURL': '/example-diplomacy/1.1.0/data/figures.csv',
      'dcat:downloadURL': '/example-diplomacy/1.1.0/data/figures.csv',
      'dcat:mediaType': 'https://www.iana.org/assignments/media-types/text/csv',
      'dcat:byteSize': String(csv?.bytes.length),
      'spdx:checksum': {
        '@type': 'spdx:Checksum',
        'spdx:algorithm': 'spdx:checksumAlgorithm_sha256',
        'spdx:checksumValue': csv?.sha256,
      },
    });
    const ndjson = distributions.find((node) => node['dct:title'] === 'data/figures.ndjson');
    expect(ndjson).not.toHaveProperty('dcat:mediaType');
  });

  it('has absolute addresses where the collection says where it is served', async () => {
    const described = jsonOf<Node>(await describedRelease(), 'dcat.jsonld');
    expect(described['@id']).toBe(
      'https://data.example.org/open/example-diplomacy/1.0.0/dcat.jsonld#dataset',
    );
    expect(described['dct:creator']).toContainEqual({ '@type': 'foaf:Person', 'foaf:name': 'Jane Example' });
    expect(JSON.stringify(described)).not.toMatch(/"\/example-diplomacy/);
  });
});
