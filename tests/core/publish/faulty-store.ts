import type { Store, Stored, StoredHead } from '../../../core/publish/store.ts';

/** What goes wrong at the chosen operation. */
export type Fault =
  /** The process stops before the operation. */
  | 'before'
  /** The process stops right after it. */
  | 'after'
  /** The operation happens, its answer is lost, and the process goes on with an error. */
  | 'lost-answer';

/** The error of an operation that met the fault, and of all after it where the process stopped. */
export class StoreFault extends Error {
  override name = 'StoreFault';
}

/** Wraps a store and lets its n-th operation, counted from 1, fail in a given way. */
export class FaultyStore implements Store {
  operations = 0;
  readonly #store: Store;
  readonly #failAt: number;
  readonly #fault: Fault;

  constructor(store: Store, failAt: number, fault: Fault) {
    this.#store = store;
    this.#failAt = failAt;
    this.#fault = fault;
  }

  get(key: string): Promise<Stored | undefined> {
    return this.#run(() => this.#store.get(key));
  }

  head(key: string): Promise<StoredHead | undefined> {
    return this.#run(() => this.#store.head(key));
  }

  putIfAbsent(key: string, bytes: Uint8Array): Promise<boolean> {
    return this.#run(() => this.#store.putIfAbsent(key, bytes));
  }

  putIfMatch(key: string, bytes: Uint8Array, etag: string): Promise<boolean> {
    return this.#run(() => this.#store.putIfMatch(key, bytes, etag));
  }

  async *list(prefix: string): AsyncGenerator<string> {
    yield* await this.#run(() => Array.fromAsync(this.#store.list(prefix)));
  }

  async #run<T>(operation: () => Promise<T>): Promise<T> {
    this.operations += 1;
    const isHere = this.operations === this.#failAt;
    const isGone = this.operations > this.#failAt && this.#fault !== 'lost-answer';
    if (isGone || (isHere && this.#fault === 'before')) throw new StoreFault('stopped before the operation');
    const result = await operation();
    if (isHere) throw new StoreFault('stopped after the operation');
    return result;
  }
}
