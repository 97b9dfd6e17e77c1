import { addressOf, authorsOf, type Creator } from '../../shared/description.ts';
import type { JsonObject } from '../../shared/json.ts';
import { releaseKey } from '../../shared/keys.ts';
import type { Column } from '../tables/column.ts';
import type { TableChain } from '../tables/table.ts';
import { CROISSANT_CONTEXT } from './croissant-context.ts';
import {
  bareMediaType,
  citation,
  type DescribedFile,
  type DescribedRelease,
  licenseAddress,
} from './described-release.ts';

/**
 * The release as Croissant 1.1, which is a schema.org Dataset and more: each file that holds records, and for each table in
 * CSV a set of records with its fields. Files are named relative to the document, so it describes any copy.
 */
export function croissant(release: DescribedRelease): JsonObject {
  const { collection, version, day, description, files, tables } = release;
  // A copy, as the zip, holds these; the database lies beside it.
  const data = files.filter(({ path }) => path.startsWith('data/'));
  const present = new Set(data.map(({ path }) => path));
  return {
    '@context': CROISSANT_CONTEXT,
    '@type': 'sc:Dataset',
    conformsTo: 'http://mlcommons.org/croissant/1.1',
    name: description.title,
    description: description.description,
    ...(description.keywords && { keywords: description.keywords }),
    license: licenseAddress(description.license),
    url: addressOf(releaseKey(collection, version, 'README.md'), description),
    version,
    datePublished: day,
    creator: authorsOf(description).map(agent),
    citeAs: citation(collection, version, description),
    isLiveDataset: false,
    isAccessibleForFree: true,
    distribution: data.map(fileObject),
    recordSet: tables.filter(({ table }) => present.has(csvPath(table.name))).map(recordSet),
  };
}

function agent({ kind, name, givenNames }: Creator): JsonObject {
  if (kind === 'organisation') return { '@type': 'sc:Organization', name };
  if (givenNames === undefined) return { '@type': 'sc:Person', name };
  return { '@type': 'sc:Person', name: `${givenNames} ${name}`, givenName: givenNames, familyName: name };
}

function csvPath(table: string): string {
  return `data/${table}.csv`;
}

function fileObject({ path, mediaType, bytes, sha256 }: DescribedFile): JsonObject {
  return {
    '@type': 'cr:FileObject',
    '@id': path,
    name: path,
    contentUrl: path,
    contentSize: `${bytes} B`,
    encodingFormat: bareMediaType(mediaType),
    sha256,
  };
}

const TYPES = { text: 'sc:Text', integer: 'sc:Integer', number: 'sc:Float', boolean: 'sc:Boolean' } as const;

/**
 * References between sets are left out: they form cycles, which readers of Croissant refuse. The keys are in
 * datapackage.json.
 */
function recordSet({ table: { name, keys, columns } }: TableChain): JsonObject {
  const fieldId = (column: Column): string => `${name}/${column.name}`;
  return {
    '@type': 'cr:RecordSet',
    '@id': name,
    name,
    key: keys.map((key) => ({ '@id': fieldId(key) })),
    field: [...keys, ...columns].map((column) => ({
      '@type': 'cr:Field',
      '@id': fieldId(column),
      name: fieldId(column),
      ...(column.description !== undefined && { description: column.description }),
      dataType: TYPES[column.type],
      source: { fileObject: { '@id': csvPath(name) }, extract: { column: column.name } },
    })),
  };
}
