import { SIGNATURE_PATH } from '../../shared/keys.ts';
import { SUMS_PATH } from '../manifest.ts';
import { jsonFile, type ReleaseFile, textFile } from '../release-file.ts';
import { citationFile } from './citation-file.ts';
import { croissant } from './croissant.ts';
import { dataPackage } from './data-package.ts';
import { DCAT_PATH, dcat } from './dcat.ts';
import type { DescribedRelease } from './described-release.ts';
import { openApi } from './openapi/openapi.ts';

const OPENAPI_PATH = 'openapi.json';

/**
 * The documents that describe a release to programs, each in the form that its readers know (docs/metadata.md).
 * @param later the paths of files that are made after these documents, because they hold them
 */
export function metadataFiles(release: DescribedRelease, later: readonly string[] = []): ReleaseFile[] {
  // These describe tables in files.
  const ofTables = release.inShards
    ? []
    : [jsonFile('datapackage.json', dataPackage(release)), jsonFile('croissant.json', croissant(release))];
  const documents = [
    ...ofTables,
    jsonFile(DCAT_PATH, dcat(release)),
    textFile('CITATION.cff', citationFile(release)),
  ];
  const paths = [
    ...[...release.files, ...documents].map(({ path }) => path),
    ...later,
    OPENAPI_PATH,
    SUMS_PATH,
    'manifest.json',
    SIGNATURE_PATH,
  ];
  return [...documents, jsonFile(OPENAPI_PATH, openApi(release, paths))];
}
