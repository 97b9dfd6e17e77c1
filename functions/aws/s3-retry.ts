import { setTimeout as sleep } from 'node:timers/promises';
import { explained, isTransient, type Task } from './s3-errors.ts';
import { TransientError } from './transient-error.ts';

/** How often and how soon an operation is tried again. */
export interface Retries {
  /** Tries in all; the SDK may send each several times. */
  tries: number;
  /** The bound of the first wait; that of each further one is twice as long. */
  firstWaitMs: number;
  longestWaitMs: number;
  /** A number in [0, 1). */
  random: () => number;
  sleep: (ms: number) => Promise<unknown>;
}

export const RETRIES: Retries = {
  tries: 6,
  firstWaitMs: 100,
  longestWaitMs: 5_000,
  random: Math.random,
  sleep,
};

/**
 * Does something with S3 and tries again what may succeed at another time, after a random part of a growing wait,
 * so that those who were refused together do not come back together.
 * @throws TransientError when it was tried often enough
 * @throws S3AccessError where trying again would not help
 */
export async function retrying<T>(retries: Retries, task: Task, operation: () => Promise<T>): Promise<T> {
  const { tries, firstWaitMs, longestWaitMs, random, sleep } = retries;
  for (let failed = 1; ; failed++) {
    try {
      return await operation();
    } catch (error) {
      if (!isTransient(error)) throw explained(error, task);
      if (failed >= tries) throw exhausted(error, task, tries);
      await sleep(random() * Math.min(longestWaitMs, firstWaitMs * 2 ** (failed - 1)));
    }
  }
}

function exhausted(error: unknown, { action, bucket, key }: Task, tries: number): TransientError {
  const last = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return new TransientError(
    `S3 did not ${action} ${key} in the bucket ${bucket} in ${tries} tries (${last})`,
    {
      cause: error,
    },
  );
}
