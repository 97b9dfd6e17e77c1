import type { RecordResults } from '../../core/check/record-check.ts';
import type { Part } from '../../core/check/record-texts.ts';
import type { Finding } from '../../core/shared/finding.ts';

/** What a thread tells: results in pieces, with the last of them its findings. */
export interface ThreadMessage {
  results: RecordResults;
  findings?: Finding[];
  /** How many findings there are beyond those. */
  unlisted?: number;
}

/** Records that are taken at once: enough for the taking to cost nothing, few enough for all threads to end together. */
const RECORDS = 200;

/** Gives parts away in batches, each to one of several threads that all have the same parts. */
export class Batches {
  readonly #batches: Part[][] = [];
  readonly #taken: Int32Array;

  /** @param taken four bytes that the threads share */
  constructor(parts: readonly Part[], taken: SharedArrayBuffer) {
    this.#taken = new Int32Array(taken);
    let weight = RECORDS;
    for (const part of parts) {
      if (weight >= RECORDS) {
        this.#batches.push([]);
        weight = 0;
      }
      this.#batches.at(-1)?.push(part);
      weight += part.weight;
    }
  }

  /** The next parts that no thread has taken, until none is left. */
  *[Symbol.iterator](): Generator<readonly Part[]> {
    for (;;) {
      const batch = this.#batches[Atomics.add(this.#taken, 0, 1)];
      if (batch === undefined) return;
      yield batch;
    }
  }
}
