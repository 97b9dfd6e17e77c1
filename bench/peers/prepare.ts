import { linkSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DATASET_NAMES } from '../../core/shared/datasets.ts';
import type { Meter, Program } from '../measure/meter.ts';
import { WORKPLACE } from '../measure/workplace.ts';
import { writeMutants } from './mutants.ts';
import { ajvCli, sourcemeta } from './programs.ts';
import { writeRecordSchema } from './schemas.ts';

const FOLDER = join(WORKPLACE, 'peers');

/** The peers on a collection with a file for each record, once they have shown that they reject what they must. */
export async function filePeers(
  meter: Meter,
  collection: string,
  records: number,
): Promise<{ sourcemeta: Program; ajvCli: Program }> {
  const { schema, mutants, failed } = prepared();
  await meter.run(sourcemeta(schema, [mutants], { passed: 0, failed }));
  await meter.run(ajvCli(schema, join(mutants, '*.json'), { passed: 0, failed }));
  const folders = DATASET_NAMES.map((dataset) => join(collection, 'datasets', dataset));
  const all = { passed: records, failed: 0 };
  return {
    sourcemeta: sourcemeta(schema, folders, all),
    ajvCli: ajvCli(schema, join(collection, `datasets/{${DATASET_NAMES.join()}}/*.json`), all),
  };
}

/** The peer that reads NDJSON; it knows such a file by another ending. */
export async function ndjsonPeer(meter: Meter, collection: string, records: number): Promise<Program> {
  const { schema, mutants, failed } = prepared();
  await meter.run(sourcemeta(schema, [mutants], { passed: 0, failed }));
  const folder = join(FOLDER, 'jsonl');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const files = DATASET_NAMES.map((dataset) => {
    const file = join(folder, `${dataset}.jsonl`);
    linkSync(join(collection, 'datasets', `${dataset}.ndjson`), file);
    return file;
  });
  return sourcemeta(schema, files, { passed: records, failed: 0 });
}

function prepared(): { schema: string; mutants: string; failed: number } {
  const mutants = join(FOLDER, 'mutants');
  rmSync(mutants, { recursive: true, force: true });
  return { schema: writeRecordSchema(FOLDER), mutants, failed: writeMutants(mutants) };
}
