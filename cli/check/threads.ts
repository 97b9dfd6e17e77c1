import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { CheckParts } from '../../core/check/check.ts';
import type { RecordCheck } from '../../core/check/record-check.ts';
import { type Listing, listingOf, type ProjectFiles } from '../../core/load/project-files.ts';
import { Batches, type ThreadMessage } from './batches.ts';
import type { ThreadTask } from './worker.ts';
import { YOUNG_OF_THREAD } from './young-objects.ts';

/** Below so many records a thread takes longer to start than it saves (docs/benchmarks.md). */
const LEAST_RECORDS = 20_000;
/** More threads wait for the disk and for each other. */
const MOST_THREADS = 8;

/**
 * Checks the parts of a large collection in as many threads as there are processors; of a small one in this thread.
 * @param root the folder of the project
 * @param program the program of the other threads (worker.ts)
 * @param options `changed`: the files that are to be checked by themselves; all where it is absent
 */
export function inThreads(
  root: string,
  files: ProjectFiles,
  program: URL,
  {
    changed,
    leastRecords = LEAST_RECORDS,
  }: { changed?: readonly string[] | undefined; leastRecords?: number } = {},
): CheckParts {
  return async (records, parts) => {
    const taken = new SharedArrayBuffer(4);
    const weight = parts.reduce((sum, part) => sum + part.weight, 0);
    const count = weight < leastRecords ? 0 : Math.min(availableParallelism(), MOST_THREADS) - 1;
    const listing = count > 0 ? listingOf(root, files) : undefined;
    const threads = Array.from({ length: count }, () => new CheckThread(program, taken, listing, changed));
    try {
      for (const batch of new Batches(parts, taken)) {
        for (const part of batch) records.check(part);
        for (const thread of threads) thread.takeIn(records);
      }
      for (const thread of threads) await thread.finish(records);
    } finally {
      await Promise.all(threads.map((thread) => thread.end()));
    }
  };
}

class CheckThread {
  readonly #worker: Worker;
  readonly #port: MessagePort;
  /** Settles when the thread has told all, or has failed. */
  readonly #closed: Promise<unknown>;
  #isDone = false;

  constructor(
    program: URL,
    taken: SharedArrayBuffer,
    listing: Listing | undefined,
    changed: readonly string[] | undefined,
  ) {
    if (listing === undefined) throw new TypeError('A thread needs the files of the project.');
    const { port1, port2 } = new MessageChannel();
    const task: ThreadTask = { listing, taken, port: port2, ...(changed && { changed }) };
    this.#port = port1;
    this.#worker = new Worker(program, {
      workerData: task,
      transferList: [port2],
      resourceLimits: YOUNG_OF_THREAD,
    });
    this.#closed = once(this.#worker, 'exit');
    // Whoever waits for the thread is told; that may be later.
    this.#closed.catch(() => undefined);
  }

  /** Takes in what the thread has found by now. */
  takeIn(records: RecordCheck): void {
    for (;;) {
      const received: { message: ThreadMessage } | undefined = receiveMessageOnPort(this.#port);
      if (received === undefined) return;
      records.absorb(received.message.results);
      for (const finding of received.message.findings ?? []) records.report.add(finding);
      records.report.leaveOut(received.message.unlisted ?? 0);
      this.#isDone ||= received.message.findings !== undefined;
    }
  }

  /** Waits for the thread and takes in the rest. */
  async finish(records: RecordCheck): Promise<void> {
    await this.#closed;
    this.takeIn(records);
    if (!this.#isDone) throw new Error('A thread of the check ended before it was done.');
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
    this.#port.close();
  }
}
