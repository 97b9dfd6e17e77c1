import type { DatasetName } from '../../../core/shared/datasets.ts';
import { COLLECTION } from '../publish/samples.ts';

/** The tables of each dataset: that of the records, and one for each list inside them. */
const TABLES: Record<DatasetName, string[]> = {
  agreements: [
    '',
    '-aliases',
    '-events',
    '-parties',
    '-relations',
    '-provisions',
    '-provisions-topics',
    '-provisions-figures',
    '-topics',
    '-disputes',
    '-disputes-accounts',
    '-disputes-accounts-evidence',
    '-disputes-accounts-evidence-supports',
    '-corrections',
    '-evidence',
    '-evidence-supports',
  ],
  statements: [
    '',
    '-audience',
    '-about-agreements',
    '-about-actors',
    '-about-places',
    '-about-figures',
    '-about-topics',
    '-corrections',
    '-evidence',
    '-evidence-supports',
  ],
  figures: [
    '',
    '-claims',
    '-claims-derivation-inputs',
    '-claims-evidence',
    '-claims-evidence-supports',
    '-topics',
    '-corrections',
  ],
  sources: [
    '',
    '-authors',
    '-omitted',
    '-omitted-paragraphs',
    '-corrections',
    '-evidence',
    '-evidence-supports',
  ],
  actors: ['', '-names', '-roles', '-corrections', '-evidence', '-evidence-supports'],
  places: ['', '-names', '-names-usedBy', '-countries', '-corrections', '-evidence', '-evidence-supports'],
};

const RECORD_TYPES = ['agreement', 'statement', 'figure', 'source', 'actor', 'place', 'tombstone'];
const AUTHORING_ONLY = ['collection', 'common', 'units'];
const DOCUMENTS = [
  'manifest',
  'releases',
  'changes',
  'compat',
  'quality',
  'revisions',
  'shards',
  'receipt',
  'submission',
];

function tableFiles(table: string): string[] {
  return ['csv', 'parquet'].map((ending) => `data/${table}.${ending}`);
}

/** The paths of all files of a release, in the order of the manifest, without the manifest. */
export const RELEASE_PATHS: readonly string[] = [
  'CHANGELOG.md',
  'CITATION.cff',
  'LICENSE',
  'README.md',
  'SHA256SUMS',
  'changes.json',
  'codebook.md',
  'compat.json',
  'croissant.json',
  'datapackage.json',
  'dcat.jsonld',
  'openapi.json',
  'package.tgz',
  'quality.json',
  'revisions.json',
  'data/withdrawn.json',
  ...['withdrawn', 'withdrawn-withdrawn-replacedBy'].flatMap(tableFiles),
  `${COLLECTION}.sqlite`,
  `${COLLECTION}.zip`,
  ...Object.entries(TABLES).flatMap(([dataset, tables]) => [
    `data/${dataset}.json`,
    `data/${dataset}.ndjson`,
    ...tables.flatMap((table) => tableFiles(`${dataset}${table}`)),
  ]),
  'schemas/units.json',
  ...RECORD_TYPES.flatMap((type) => [`schemas/${type}.schema.json`, `schemas/draft-07/${type}.schema.json`]),
  ...[...RECORD_TYPES, ...AUTHORING_ONLY].map((type) => `schemas/authoring/${type}.schema.json`),
  ...DOCUMENTS.map((name) => `schemas/release/${name}.schema.json`),
  'types/authoring.d.ts',
  'types/index.d.ts',
].sort();
