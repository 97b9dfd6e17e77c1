import { DATASET_NAMES } from '../../shared/datasets.ts';
import { NumberList } from './number-list.ts';

/** The ids of a table in a form that threads hand to each other. */
export interface PackedIds {
  /** Of each dataset, one a line, in the order of their numbers. */
  ids: string[];
  known: Uint32Array;
}

/** No row. */
const NOWHERE = 0xffffffff;

/**
 * Numbers for the ids of records, counted from 0 within each dataset, whether a record has the id or another one only names
 * it; and the row of the record. Datasets are meant by their place among all.
 */
export class IdNumbers {
  readonly #numbers = DATASET_NAMES.map(() => new Map<string, number>());
  readonly #ids = DATASET_NAMES.map((): string[] => []);
  /** By dataset and number: the row, and whether there is a record of this id that did not make it into the table. */
  readonly #rows = DATASET_NAMES.map(() => new NumberList());
  readonly #known = DATASET_NAMES.map(() => new NumberList());

  /** The number of an id, a new one where it has none. */
  number(dataset: number, id: string): number {
    const numbers = this.#numbers[dataset];
    const known = numbers?.get(id);
    if (known !== undefined) return known;
    const ids = this.#ids[dataset] ?? [];
    const number = ids.length;
    numbers?.set(id, number);
    ids.push(id);
    this.#rows[dataset]?.push(NOWHERE);
    this.#known[dataset]?.push(0);
    return number;
  }

  /** The number that an id has already. */
  find(dataset: number, id: string): number | undefined {
    return this.#numbers[dataset]?.get(id);
  }

  id(dataset: number, number: number): string {
    return this.#ids[dataset]?.[number] ?? '';
  }

  /** Notes that a record has an id. */
  know(dataset: number, number: number): void {
    this.#known[dataset]?.set(number, 1);
  }

  isKnown(dataset: number, number: number): boolean {
    return this.#known[dataset]?.at(number) === 1;
  }

  /** The ids of a dataset that records have. */
  known(dataset: number): string[] {
    return this.#ids[dataset]?.filter((_, number) => this.isKnown(dataset, number)) ?? [];
  }

  /** Notes the row of an id. @returns false where it has one already */
  place(dataset: number, number: number, row: number): boolean {
    this.know(dataset, number);
    const rows = this.#rows[dataset];
    if (rows?.at(number) !== NOWHERE) return false;
    rows.set(number, row);
    return true;
  }

  row(dataset: number, number: number): number | undefined {
    const row = this.#rows[dataset]?.at(number);
    return row === NOWHERE ? undefined : row;
  }

  pack(): PackedIds {
    const known = new NumberList();
    for (const list of this.#known) known.append(list.toArray());
    return { ids: this.#ids.map((ids) => ids.join('\n')), known: known.toArray() };
  }

  /** Adds the ids of another table. @returns for each dataset the numbers here, by the numbers there */
  merge(packed: PackedIds): Uint32Array[] {
    let seen = 0;
    return packed.ids.map((ids, dataset) =>
      Uint32Array.from(ids === '' ? [] : ids.split('\n'), (id) => {
        const number = this.number(dataset, id);
        if (packed.known[seen++] === 1) this.know(dataset, number);
        return number;
      }),
    );
  }
}
