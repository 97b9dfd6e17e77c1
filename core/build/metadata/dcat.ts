import { addressOf, authorsOf, type Creator, type Description, fullName } from '../../shared/description.ts';
import type { JsonObject } from '../../shared/json.ts';
import { catalogKey, releaseKey } from '../../shared/keys.ts';
import type { ManifestFile } from '../documents.ts';
import { bareMediaType, type DescribedRelease, dataFilesOf, licenseAddress } from './described-release.ts';

/** What DCAT needs to know of a release; a manifest says it too. */
export type CataloguedRelease = Omit<DescribedRelease, 'tables' | 'sources' | 'inShards'>;

/** The document of a release in which DCAT describes it. */
export const DCAT_PATH = 'dcat.jsonld';

/** The terms of DCAT 3 and of the vocabularies that it uses, as they are written here. */
export const DCAT_CONTEXT: JsonObject = {
  adms: 'http://www.w3.org/ns/adms#',
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  spdx: 'http://spdx.org/rdf/terms#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  'dcat:accessURL': { '@type': '@id' },
  'dcat:byteSize': { '@type': 'xsd:nonNegativeInteger' },
  'dcat:downloadURL': { '@type': '@id' },
  'dcat:hasCurrentVersion': { '@type': '@id' },
  'dcat:hasVersion': { '@type': '@id' },
  'dcat:isVersionOf': { '@type': '@id' },
  'dcat:landingPage': { '@type': '@id' },
  'dcat:mediaType': { '@type': '@id' },
  'dcat:previousVersion': { '@type': '@id' },
  'dct:conformsTo': { '@type': '@id' },
  'dct:issued': { '@type': 'xsd:date' },
  'dct:license': { '@type': '@id' },
  'spdx:algorithm': { '@type': '@id' },
  'spdx:checksumValue': { '@type': 'xsd:hexBinary' },
};

/** The name of a release in RDF: a place in its own document. */
export function releaseIri(collection: string, version: string, description: Description): string {
  return `${addressOf(releaseKey(collection, version, DCAT_PATH), description)}#dataset`;
}

/** The name of the collection in RDF: a place in its catalogue. */
export function collectionIri(collection: string, description: Description): string {
  return `${addressOf(catalogKey(collection), description)}#collection`;
}

/** The release as DCAT 3 in JSON-LD: a dataset, its files as distributions, and the versions around it. */
export function dcat(release: CataloguedRelease): JsonObject {
  return { '@context': DCAT_CONTEXT, ...dcatDataset(release) };
}

/** The same without the context, for a document that has it already. */
export function dcatDataset(release: CataloguedRelease): JsonObject {
  const { collection, version, previous, day, bump, description, files } = release;
  return {
    '@id': releaseIri(collection, version, description),
    '@type': 'dcat:Dataset',
    'dct:title': versionTitle(description, version),
    'dct:description': description.description,
    ...(description.keywords && { 'dcat:keyword': description.keywords }),
    'dct:issued': day,
    'dct:license': licenseAddress(description.license),
    'dct:creator': authorsOf(description).map(agent),
    'dct:publisher': publisher(description),
    'dcat:landingPage': addressOf(releaseKey(collection, version, 'README.md'), description),
    'dcat:version': version,
    'adms:versionNotes': bump.reasons.join('; '),
    'dcat:isVersionOf': collectionIri(collection, description),
    ...(previous !== undefined && { 'dcat:previousVersion': releaseIri(collection, previous, description) }),
    'dcat:distribution': dataFilesOf(files).map((file) => distribution(release, file)),
  };
}

/** What a version of the collection is called. */
export function versionTitle({ title }: Description, version: string): string {
  return `${title}, version ${version}`;
}

/** The collection under its own name, because nothing else is known of who runs the place where it is published. */
export function publisher({ title }: Description): JsonObject {
  return { '@type': 'foaf:Agent', 'foaf:name': title };
}

function agent(creator: Creator): JsonObject {
  return {
    '@type': creator.kind === 'person' ? 'foaf:Person' : 'foaf:Organization',
    'foaf:name': fullName(creator),
  };
}

function distribution(
  { collection, version, description }: CataloguedRelease,
  file: ManifestFile,
): JsonObject {
  const address = addressOf(releaseKey(collection, version, file.path), description);
  const mediaType = bareMediaType(file.mediaType);
  return {
    '@id': address,
    '@type': 'dcat:Distribution',
    'dct:title': file.path,
    'dct:license': licenseAddress(description.license),
    'dcat:accessURL': address,
    'dcat:downloadURL': address,
    // Only registered types have an address.
    ...(!mediaType.includes('/x-') && {
      'dcat:mediaType': `https://www.iana.org/assignments/media-types/${mediaType}`,
    }),
    'dcat:byteSize': String(file.bytes),
    'spdx:checksum': {
      '@type': 'spdx:Checksum',
      'spdx:algorithm': 'spdx:checksumAlgorithm_sha256',
      'spdx:checksumValue': file.sha256,
    },
  };
}
