import type { DatasetName } from '../../../core/shared/datasets.ts';

/** The CSV tables of each dataset: that of the records, and one for each list inside them. */
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
  ],
  sources: ['', '-authors', '-omitted', '-omitted-paragraphs', '-evidence', '-evidence-supports'],
  actors: ['', '-names', '-roles', '-evidence', '-evidence-supports'],
  places: ['', '-names', '-names-usedBy', '-countries', '-evidence', '-evidence-supports'],
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
  'receipt',
  'submission',
];

/** The paths of all files of a release, in the order of the manifest, without the manifest. */
export const RELEASE_PATHS: readonly string[] = [
  'CHANGELOG.md',
  'LICENSE',
  'README.md',
  'SHA256SUMS',
  'changes.json',
  'codebook.md',
  'compat.json',
  'quality.json',
  'revisions.json',
  'data/withdrawn.json',
  ...Object.entries(TABLES).flatMap(([dataset, tables]) => [
    `data/${dataset}.json`,
    `data/${dataset}.ndjson`,
    ...tables.map((table) => `data/${dataset}${table}.csv`),
  ]),
  'schemas/units.json',
  ...RECORD_TYPES.map((type) => `schemas/${type}.schema.json`),
  ...[...RECORD_TYPES, ...AUTHORING_ONLY].map((type) => `schemas/authoring/${type}.schema.json`),
  ...DOCUMENTS.map((name) => `schemas/release/${name}.schema.json`),
  'types/authoring.d.ts',
  'types/index.d.ts',
].sort();
