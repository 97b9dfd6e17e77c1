/**
 * The datasets of a collection and the schema of their records, in the order in which people read them.
 * A dataset holds one type of record.
 */
export const DATASETS = {
  agreements: 'agreement',
  statements: 'statement',
  figures: 'figure',
  sources: 'source',
  actors: 'actor',
  places: 'place',
} as const;

export type DatasetName = keyof typeof DATASETS;

export const DATASET_NAMES: readonly DatasetName[] = [
  'agreements',
  'statements',
  'figures',
  'sources',
  'actors',
  'places',
];

/** The title of the schema of a dataset's records, which is the name of their type: `Agreement`. */
export function recordTypeName(dataset: DatasetName): string {
  const type = DATASETS[dataset];
  return `${type.charAt(0).toUpperCase()}${type.slice(1)}`;
}

/** Whether a folder name is that of a dataset. */
export function isDatasetName(name: string): name is DatasetName {
  return Object.hasOwn(DATASETS, name);
}

/** No records in any dataset. */
export function noCounts(): Record<DatasetName, number> {
  return Object.fromEntries(DATASET_NAMES.map((name) => [name, 0])) as Record<DatasetName, number>;
}
