import { DATASET_NAMES, type DatasetName } from '../../core/shared/datasets.ts';
import type { RecordTypes } from '../../core/shared/records.ts';
import { agreement, agreementId } from './agreement.ts';
import { figure, figureId } from './figure.ts';
import { actor, BLOCK, PER_BLOCK, place, source } from './identity.ts';
import { statement, statementId } from './statement.ts';
import { actorRecord, placeRecord, sourceRecord } from './supporting.ts';

type Make<T> = (index: number, seed: number) => T;

const RECORDS: { [Dataset in DatasetName]: Make<RecordTypes[Dataset]> } = {
  agreements: agreement,
  statements: statement,
  figures: figure,
  sources: sourceRecord,
  actors: actorRecord,
  places: placeRecord,
};

const IDS: Readonly<Record<DatasetName, Make<string>>> = {
  agreements: agreementId,
  statements: statementId,
  figures: (index, seed) => {
    return figureId(Math.floor(index / PER_BLOCK.figures), index % PER_BLOCK.figures, seed);
  },
  sources: source,
  actors: (index, seed) => actor(Math.floor(index / PER_BLOCK.actors), index % PER_BLOCK.actors, seed).id,
  places: (index, seed) => place(index, seed).id,
};

/** A record of a synthetic collection and where it belongs. */
export interface Generated {
  dataset: DatasetName;
  record: RecordTypes[DatasetName];
}

/**
 * The records of a synthetic collection, dataset by dataset. Everything in them is made up of a seed, and each is made
 * by itself, so that a million need no memory. They pass every check.
 * @param count a multiple of 100
 * @throws RangeError for another one
 */
export function* generate(count: number, seed: number): Generator<Generated> {
  for (const dataset of DATASET_NAMES) {
    for (let index = 0; index < sizeOf(dataset, count); index++) {
      yield { dataset, record: recordAt(dataset, index, seed) };
    }
  }
}

/** How many records of a dataset a collection has. */
export function sizeOf(dataset: DatasetName, count: number): number {
  if (!Number.isSafeInteger(count) || count <= 0 || count % BLOCK !== 0)
    throw new RangeError(
      `A collection is made of blocks of ${BLOCK} records; ${count} is no multiple of it.`,
    );
  return (count / BLOCK) * PER_BLOCK[dataset];
}

/** One record by its place in its dataset. */
export function recordAt<Dataset extends DatasetName>(
  dataset: Dataset,
  index: number,
  seed: number,
): RecordTypes[Dataset] {
  return RECORDS[dataset](index, seed);
}

/** The id of the record at a place, without the record. */
export function idAt(dataset: DatasetName, index: number, seed: number): string {
  return IDS[dataset](index, seed);
}
