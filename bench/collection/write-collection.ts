import { closeSync, cpSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { DATASET_NAMES, type DatasetName } from '../../core/shared/datasets.ts';
import { byCodeUnit } from '../../core/shared/order.ts';
import { generate, idAt, recordAt, sizeOf } from './generate.ts';

export const LAYOUTS = ['files', 'ndjson'] as const;
/** One file per record, or one line per record in a file per dataset. */
export type Layout = (typeof LAYOUTS)[number];

export interface CollectionShape {
  records: number;
  layout: Layout;
  seed: number;
}

const SETTINGS = {
  name: 'synthetic',
  title: 'Synthetic collection',
  description: 'Made-up records for measuring the program. Nothing in them is true of anybody.',
  license: 'CC0-1.0',
};
const LINES_AT_ONCE = 512;

/** Writes a collection and the schemas that it is checked with; memory does not grow with the records. */
export function writeCollection(folder: string, schemas: string, shape: CollectionShape): void {
  mkdirSync(join(folder, 'datasets'), { recursive: true });
  cpSync(schemas, join(folder, 'schemas'), { recursive: true });
  writeFileSync(join(folder, 'datasets/collection.json'), pretty(SETTINGS));
  if (shape.layout === 'files') writeFiles(folder, shape);
  else for (const dataset of DATASET_NAMES) writeLines(folder, dataset, shape);
}

function writeFiles(folder: string, { records, seed }: CollectionShape): void {
  for (const dataset of DATASET_NAMES) mkdirSync(join(folder, 'datasets', dataset));
  for (const { dataset, record } of generate(records, seed)) {
    writeFileSync(join(folder, 'datasets', dataset, `${record.id}.json`), pretty(record));
  }
}

/** One record a line, sorted by id; only the ids are in memory at once. */
function writeLines(folder: string, dataset: DatasetName, { records, seed }: CollectionShape): void {
  const ids = Array.from({ length: sizeOf(dataset, records) }, (_, index) => idAt(dataset, index, seed));
  const order = Uint32Array.from(ids.keys()).sort((a, b) => byCodeUnit(ids[a] ?? '', ids[b] ?? ''));
  const file = openSync(join(folder, 'datasets', `${dataset}.ndjson`), 'wx');
  try {
    let lines: string[] = [];
    for (const index of order) {
      lines.push(`${JSON.stringify(recordAt(dataset, index, seed))}\n`);
      if (lines.length < LINES_AT_ONCE) continue;
      writeSync(file, lines.join(''));
      lines = [];
    }
    writeSync(file, lines.join(''));
  } finally {
    closeSync(file);
  }
}

/** The layout of the shipped records. */
function pretty(value: object): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
