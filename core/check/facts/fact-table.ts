import { DATASET_NAMES, type DatasetName } from '../../shared/datasets.ts';
import type { RecordFacts, Target } from './facts.ts';
import { IdNumbers, type PackedIds } from './id-numbers.ts';
import { NumberList } from './number-list.ts';
import { hashOf } from './words.ts';

/** Where a record stands: a file, by its place in the list of files, and the byte at which the record begins. */
export interface Place {
  file: number;
  start: number;
}

/** What a table holds, in a form that threads hand to each other. */
export interface PackedFacts {
  ids: PackedIds;
  relationTypes: string[];
  columns: Record<Column, Uint32Array>;
}

/** One number for each row, but `targets`, `relations` and `words`, whose ends are in columns of their own. */
const COLUMNS = [
  'id',
  'dataset',
  'flags',
  'file',
  'startHigh',
  'startLow',
  'targets',
  'targetsEnd',
  'relations',
  'relationsEnd',
  'group',
  'words',
  'wordsEnd',
] as const;
type Column = (typeof COLUMNS)[number];

const FLAG = { isTombstone: 1, isDerived: 2, isConflicting: 4 } as const;
export type Flag = keyof typeof FLAG;

const TWO_32 = 2 ** 32;

/**
 * The facts of many records, about 150 bytes each. A record is a row; an id is a number within its dataset, whether a
 * record has it or another one only names it.
 */
export class FactTable {
  readonly #ids = new IdNumbers();
  readonly #relationTypes: string[] = [];
  readonly #columns = Object.fromEntries(COLUMNS.map((name) => [name, new NumberList()])) as Record<
    Column,
    NumberList
  >;
  /** Rows whose id another row has. */
  readonly duplicates: number[] = [];

  get length(): number {
    return this.#columns.id.length;
  }

  /** Notes that there is a record of this id, even where it has an error and no row. */
  know(dataset: DatasetName, id: string): void {
    const index = DATASET_NAMES.indexOf(dataset);
    this.#ids.know(index, this.#ids.number(index, id));
  }

  add(facts: RecordFacts, { file, start }: Place): void {
    const columns = this.#columns;
    const dataset = DATASET_NAMES.indexOf(facts.dataset);
    for (const target of facts.targets) {
      const index = DATASET_NAMES.indexOf(target.dataset);
      columns.targets.push(this.#ids.number(index, target.id) * DATASET_NAMES.length + index);
    }
    for (const { type, target } of facts.relations) {
      columns.relations.push(this.#relationType(type));
      columns.relations.push(this.#ids.number(dataset, target));
    }
    if (facts.likeness) for (const word of facts.likeness.words) columns.words.push(word);
    this.#addRow(this.#ids.number(dataset, facts.id), dataset, {
      flags:
        (facts.isTombstone ? FLAG.isTombstone : 0) |
        (facts.isDerived ? FLAG.isDerived : 0) |
        (facts.isConflicting ? FLAG.isConflicting : 0),
      file,
      startHigh: Math.floor(start / TWO_32),
      startLow: start % TWO_32,
      group: hashOf(facts.likeness?.group ?? ''),
      wordsEnd: columns.words.length,
    });
  }

  #addRow(
    id: number,
    dataset: number,
    facts: Record<'flags' | 'file' | 'startHigh' | 'startLow' | 'group' | 'wordsEnd', number>,
  ): void {
    const columns = this.#columns;
    if (!this.#ids.place(dataset, id, this.length)) this.duplicates.push(this.length);
    columns.id.push(id);
    columns.dataset.push(dataset);
    columns.flags.push(facts.flags);
    columns.file.push(facts.file);
    columns.startHigh.push(facts.startHigh);
    columns.startLow.push(facts.startLow);
    columns.group.push(facts.group);
    columns.targetsEnd.push(columns.targets.length);
    columns.relationsEnd.push(columns.relations.length);
    columns.wordsEnd.push(facts.wordsEnd);
  }

  /** Everything, to be merged into the table of another thread. */
  pack(): PackedFacts {
    const columns = COLUMNS.map((name) => [name, this.#columns[name].toArray()]);
    return {
      ids: this.#ids.pack(),
      relationTypes: this.#relationTypes,
      columns: Object.fromEntries(columns) as Record<Column, Uint32Array>,
    };
  }

  /** Adds the rows of another table after the own ones. */
  merge(packed: PackedFacts): void {
    const numbers = this.#ids.merge(packed.ids);
    const types = packed.relationTypes.map((type) => this.#relationType(type));
    const { columns } = packed;
    const own = this.#columns;
    const datasets = DATASET_NAMES.length;
    const numberOf = (dataset: number, id = 0): number => numbers[dataset]?.[id] ?? 0;
    let [target, relation] = [0, 0];
    const wordsBefore = own.words.length;
    own.words.append(columns.words);
    for (const [row, dataset] of columns.dataset.entries()) {
      const at = (name: Column): number => columns[name][row] ?? 0;
      for (; target < at('targetsEnd'); target++) {
        const code = columns.targets[target] ?? 0;
        const index = code % datasets;
        own.targets.push(numberOf(index, Math.floor(code / datasets)) * datasets + index);
      }
      for (; relation < at('relationsEnd'); relation += 2) {
        own.relations.push(types[columns.relations[relation] ?? 0] ?? 0);
        own.relations.push(numberOf(dataset, columns.relations[relation + 1]));
      }
      this.#addRow(numberOf(dataset, at('id')), dataset, {
        flags: at('flags'),
        file: at('file'),
        startHigh: at('startHigh'),
        startLow: at('startLow'),
        group: at('group'),
        wordsEnd: wordsBefore + at('wordsEnd'),
      });
    }
  }

  dataset(row: number): DatasetName {
    return datasetAt(this.#columns.dataset.at(row));
  }

  id(row: number): string {
    return this.#ids.id(this.#columns.dataset.at(row), this.#columns.id.at(row));
  }

  is(flag: Flag, row: number): boolean {
    return (this.#columns.flags.at(row) & FLAG[flag]) !== 0;
  }

  place(row: number): Place {
    const { file, startHigh, startLow } = this.#columns;
    return { file: file.at(row), start: startHigh.at(row) * TWO_32 + startLow.at(row) };
  }

  /** The row of an id; undefined where no sound record has it. */
  find({ dataset, id }: Target): number | undefined {
    const index = DATASET_NAMES.indexOf(dataset);
    const number = this.#ids.find(index, id);
    return number === undefined ? undefined : this.#ids.row(index, number);
  }

  /** Whether a record has an id, sound or not. */
  knows({ dataset, id }: Target): boolean {
    const index = DATASET_NAMES.indexOf(dataset);
    const number = this.#ids.find(index, id);
    return number !== undefined && this.#ids.isKnown(index, number);
  }

  /** The ids that records of a dataset have, sound or not. */
  knownIds(dataset: DatasetName): string[] {
    return this.#ids.known(DATASET_NAMES.indexOf(dataset));
  }

  /**
   * Whether some target of a record is such that `matches` says so.
   * @param matches is told whether a record has the id, and its row where that record is sound
   */
  someTarget(row: number, matches: (isKnown: boolean, target: number | undefined) => boolean): boolean {
    const { targets, targetsEnd } = this.#columns;
    for (let at = row === 0 ? 0 : targetsEnd.at(row - 1); at < targetsEnd.at(row); at++) {
      const index = targets.at(at) % DATASET_NAMES.length;
      const number = Math.floor(targets.at(at) / DATASET_NAMES.length);
      if (matches(this.#ids.isKnown(index, number), this.#ids.row(index, number))) return true;
    }
    return false;
  }

  /** The relations of a record to others of its dataset that are sound. */
  *relations(row: number): Generator<{ type: string; target: number }> {
    const { relations, relationsEnd, dataset } = this.#columns;
    for (let at = row === 0 ? 0 : relationsEnd.at(row - 1); at < relationsEnd.at(row); at += 2) {
      const target = this.#ids.row(dataset.at(row), relations.at(at + 1));
      if (target !== undefined) yield { type: this.#relationTypes[relations.at(at)] ?? '', target };
    }
  }

  /** The hash of what a record must share with another to be its twin. */
  group(row: number): number {
    return this.#columns.group.at(row);
  }

  /** The hashes of the words that tell a record apart, each word once, sorted. */
  words(row: number): Uint32Array {
    const { words, wordsEnd } = this.#columns;
    return words.slice(row === 0 ? 0 : wordsEnd.at(row - 1), wordsEnd.at(row));
  }

  /** How many of them. */
  wordCount(row: number): number {
    const { wordsEnd } = this.#columns;
    return wordsEnd.at(row) - (row === 0 ? 0 : wordsEnd.at(row - 1));
  }

  /** Those of all records, one after the other, and where those of each row end. */
  wordLists(): { words: Uint32Array; ends: Uint32Array } {
    const { words, wordsEnd } = this.#columns;
    return { words: words.slice(0, words.length), ends: wordsEnd.slice(0, wordsEnd.length) };
  }

  #relationType(type: string): number {
    const known = this.#relationTypes.indexOf(type);
    return known === -1 ? this.#relationTypes.push(type) - 1 : known;
  }
}

function datasetAt(index: number): DatasetName {
  const dataset = DATASET_NAMES[index];
  if (dataset === undefined) throw new RangeError(`There is no dataset ${index}.`);
  return dataset;
}
