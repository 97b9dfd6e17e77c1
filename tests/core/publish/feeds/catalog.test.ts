import { describe, expect, it } from 'vitest';
import { publish } from '../../../../core/publish/publish.ts';
import type { MemoryStore } from '../memory-store.ts';
import { commitAt } from '../samples.ts';
import { LAST, stateOf, storeAfter, textBeside, yanking } from './history.ts';

type Node = Record<string, unknown> & { '@id': string };

async function graphIn(store: MemoryStore): Promise<Map<string, Node>> {
  const { '@graph': graph } = JSON.parse(await textBeside(store, 'catalog.jsonld')) as { '@graph': Node[] };
  return new Map(graph.map((node) => [node['@id'], node]));
}

const iri = (version: string): string => `/example-diplomacy/${version}/dcat.jsonld#dataset`;
const COLLECTION_IRI = '/example-diplomacy/catalog.jsonld#collection';

describe('the catalogue', () => {
  it('lists the collection and every release as a version of it, the newest first', async () => {
    const graph = await graphIn(await storeAfter());
    const versions = ['1.2.0', '1.1.1', '1.1.0', '1.0.0'].map((version) => ({ '@id': iri(version) }));
    expect(graph.get('/example-diplomacy/catalog.jsonld#catalog')).toMatchObject({
      '@type': 'dcat:Catalog',
      'dct:title': 'Example diplomacy',
      'dct:publisher': { 'foaf:name': 'Example diplomacy' },
      'dcat:dataset': [{ '@id': COLLECTION_IRI }, ...versions],
    });
    expect(graph.get(COLLECTION_IRI)).toMatchObject({
      'dcat:hasVersion': versions,
      'dcat:hasCurrentVersion': { '@id': iri('1.2.0') },
    });
    for (const { '@id': id } of versions) {
      expect(graph.get(id)).toMatchObject({ '@type': 'dcat:Dataset', 'dcat:isVersionOf': COLLECTION_IRI });
    }
    expect(graph.get(iri('1.1.1'))).toMatchObject({ 'dcat:previousVersion': iri('1.1.0') });
  });

  it('says of the latest release what the release says itself', async () => {
    const store = await storeAfter();
    const { '@context': _, ...own } = JSON.parse(await textBeside(store, '1.2.0/dcat.jsonld'));
    const latest = (await graphIn(store)).get(iri('1.2.0'));
    expect(latest).toEqual(own);
    expect(latest?.['dcat:distribution']).toEqual(expect.arrayContaining([expect.anything()]));
  });

  it('says of a yanked release that it is withdrawn, and calls the newest other one current', async () => {
    const store = await storeAfter();
    await publish(store, yanking(LAST, '1.2.0'), commitAt(9));
    const graph = await graphIn(store);
    expect(graph.get(iri('1.2.0'))).toMatchObject({
      'adms:status': { '@id': 'http://purl.org/adms/status/Withdrawn' },
      'adms:versionNotes': 'Yanked on 2020-03-02: A figure was <wrong>.',
    });
    expect(graph.get(COLLECTION_IRI)).toMatchObject({ 'dcat:hasCurrentVersion': { '@id': iri('1.1.1') } });
    expect(Object.keys(graph.get(iri('1.1.1')) ?? {})).toContain('dcat:distribution');
  });

  it('calls no release current where all are yanked', async () => {
    const store = await storeAfter(1);
    await publish(store, yanking(stateOf(0), '1.0.0'), commitAt(9));
    const graph = await graphIn(store);
    expect(Object.keys(graph.get(COLLECTION_IRI) ?? {})).not.toContain('dcat:hasCurrentVersion');
    expect(graph.get(iri('1.0.0'))).toMatchObject({ 'adms:status': expect.anything() });
  });
});
