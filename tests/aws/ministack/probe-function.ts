/** A function for the probes, which does what it is told; bundled and deployed as the project's own are. */
import { setTimeout as sleep } from 'node:timers/promises';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';

/** What the function can be told. */
export type Order =
  | { do: 'echo'; value: unknown }
  /** Tells about the surroundings. */
  | { do: 'describe' }
  | { do: 'sleep'; ms: number }
  /** Throws an error of this name. */
  | { do: 'fail'; name: string }
  /** Throws it until it has been called `times` times, which it counts in a bucket. */
  | { do: 'fail at first'; name: string; times: number; bucket: string; prefix: string }
  /** Writes a line to standard output, as metrics do, and one to the log. */
  | { do: 'print'; line: string };

/** What Lambda tells a function about a call, as far as it is looked at here. */
interface Context {
  getRemainingTimeInMillis(): number;
  invokedFunctionArn: string;
}

/** What `describe` gives. */
export interface Surroundings {
  node: string;
  module: string;
  environment: Record<string, string | undefined>;
  remainingMs: number;
  arn: string;
  /** How often this process has been called. */
  calls: number;
}

const client = new S3Client({});
let calls = 0;

export async function handler(order: Order, context: Context): Promise<unknown> {
  calls += 1;
  switch (order.do) {
    case 'echo':
      return order.value;
    case 'describe':
      return describe(context);
    case 'sleep':
      return sleep(order.ms);
    case 'fail':
      throw named(order.name);
    case 'fail at first':
      if (!(await wasCalledBefore(order))) throw named(order.name);
      return 'succeeded';
    case 'print':
      process.stdout.write(`${order.line}\n`);
      return 'printed';
  }
}

function describe(context: Context): Surroundings {
  return {
    node: process.version,
    module: import.meta.url,
    environment: { ...process.env },
    remainingMs: context.getRemainingTimeInMillis(),
    arn: context.invokedFunctionArn,
    calls,
  };
}

/** Takes the first free number; whether it is beyond the ones that have to fail. */
async function wasCalledBefore({ times, bucket, prefix }: Order & { do: 'fail at first' }): Promise<boolean> {
  for (let number = 1; number <= times; number++) {
    const Key = `${prefix}/${number}`;
    try {
      await client.send(new PutObjectCommand({ Bucket: bucket, Key, Body: '', IfNoneMatch: '*' }));
      return false;
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'PreconditionFailed') throw error;
    }
  }
  return true;
}

function named(name: string): Error {
  return Object.assign(new Error('as it was told'), { name });
}
