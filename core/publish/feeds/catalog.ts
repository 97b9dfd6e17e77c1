import type { Manifest, Release, Releases } from '../../build/documents.ts';
import {
  collectionIri,
  DCAT_CONTEXT,
  dcatDataset,
  publisher,
  releaseIri,
  versionTitle,
} from '../../build/metadata/dcat.ts';
import { addressOf } from '../../shared/description.ts';
import type { JsonObject } from '../../shared/json.ts';
import { catalogKey } from '../../shared/keys.ts';

/** The status that ADMS has for what should not be used any more. */
const WITHDRAWN = 'http://purl.org/adms/status/Withdrawn';

/**
 * The collection as a DCAT 3 catalogue in JSON-LD: the collection, each release as a version of it, and the distributions
 * of the one that is described. What the others hold is said in their own dcat.jsonld; here they are described as the
 * collection is today, so that a long history costs no reading.
 * @param described the manifest of the latest release, or of the newest where all are yanked
 */
export function catalog({ collection, latest, releases }: Releases, described: Manifest): JsonObject {
  const about = {
    'dct:title': described.title,
    'dct:description': described.description,
    ...(described.keywords && { 'dcat:keyword': described.keywords }),
    'dct:publisher': publisher(described),
  };
  const iri = (version: string): JsonObject => ({ '@id': releaseIri(collection, version, described) });
  const newestFirst = releases.toReversed().map(({ version }) => iri(version));
  const versions = releases.map((release, index) =>
    releaseNode(release, releases[index - 1]?.version, described),
  );
  return {
    '@context': DCAT_CONTEXT,
    '@graph': [
      {
        '@id': `${addressOf(catalogKey(collection), described)}#catalog`,
        '@type': 'dcat:Catalog',
        ...about,
        'dcat:dataset': [{ '@id': collectionIri(collection, described) }, ...newestFirst],
      },
      {
        '@id': collectionIri(collection, described),
        '@type': 'dcat:Dataset',
        ...about,
        'dcat:hasVersion': newestFirst,
        ...(latest !== undefined && { 'dcat:hasCurrentVersion': iri(latest) }),
      },
      ...versions.toReversed(),
    ],
  };
}

function releaseNode(release: Release, previous: string | undefined, described: Manifest): JsonObject {
  const { version, released, yanked } = release;
  const { collection } = described;
  const status = yanked && {
    'adms:status': { '@id': WITHDRAWN },
    'adms:versionNotes': `Yanked on ${yanked.on}: ${yanked.reason}`,
  };
  if (version === described.version) {
    const { bump, files } = described;
    const dataset = dcatDataset({
      collection,
      version,
      ...(described.previous !== undefined && { previous: described.previous }),
      day: released.slice(0, 10),
      bump,
      description: described,
      files,
    });
    return { ...dataset, ...status };
  }
  return {
    '@id': releaseIri(collection, version, described),
    '@type': 'dcat:Dataset',
    'dct:title': versionTitle(described, version),
    'dct:description': described.description,
    'dct:issued': released.slice(0, 10),
    'dcat:version': version,
    'dcat:isVersionOf': collectionIri(collection, described),
    ...(previous !== undefined && { 'dcat:previousVersion': releaseIri(collection, previous, described) }),
    ...status,
  };
}
