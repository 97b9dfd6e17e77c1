import type { Store, Stored, StoredHead } from '../../../core/publish/store.ts';

/** Lets several publishers take turns, one store operation at a time, in an order that a seed decides. */
export class Scheduler {
  readonly #waiting: (() => Promise<void>)[] = [];
  readonly #random: () => number;
  #running = 0;

  constructor(seed: number) {
    this.#random = randomOf(seed);
  }

  /** Runs all tasks to their end. */
  async run<T>(tasks: readonly (() => Promise<T>)[]): Promise<PromiseSettledResult<T>[]> {
    this.#running = tasks.length;
    const results = Promise.allSettled(
      tasks.map(async (task) => {
        try {
          return await task();
        } finally {
          this.#running -= 1;
        }
      }),
    );
    while (this.#running > 0) {
      // Everything that can go on without a turn does so first, so the seed alone decides the order.
      await new Promise((resolve) => setImmediate(resolve));
      const [next] = this.#waiting.splice(Math.floor(this.#random() * this.#waiting.length), 1);
      await next?.();
    }
    return results;
  }

  /** Waits for a turn. */
  turn(): Promise<void> {
    return this.take(async () => {});
  }

  /** Waits for a turn, and does something before anybody else has one. */
  take<T>(operation: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#waiting.push(() => operation().then(resolve, reject));
    });
  }
}

/** A store whose every operation waits for a turn. */
export class InterleavedStore implements Store {
  readonly #store: Store;
  readonly #scheduler: Scheduler;

  constructor(store: Store, scheduler: Scheduler) {
    this.#store = store;
    this.#scheduler = scheduler;
  }

  get(key: string): Promise<Stored | undefined> {
    return this.#scheduler.take(() => this.#store.get(key));
  }

  head(key: string): Promise<StoredHead | undefined> {
    return this.#scheduler.take(() => this.#store.head(key));
  }

  putIfAbsent(key: string, bytes: Uint8Array): Promise<boolean> {
    return this.#scheduler.take(() => this.#store.putIfAbsent(key, bytes));
  }

  putIfMatch(key: string, bytes: Uint8Array, etag: string): Promise<boolean> {
    return this.#scheduler.take(() => this.#store.putIfMatch(key, bytes, etag));
  }

  async *list(prefix: string): AsyncGenerator<string> {
    yield* await this.#scheduler.take(() => Array.fromAsync(this.#store.list(prefix)));
  }
}

/** A small generator of pseudo-random numbers in [0, 1) (mulberry32), the same for the same seed. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
