import type { S3ClientConfig } from '@aws-sdk/client-s3';
import { afterAll, beforeEach } from 'vitest';
import { newS3Client, type Timeouts } from '../../../functions/aws/s3-client.ts';
import { S3Store } from '../../../functions/aws/s3-store.ts';
import type { Bucket, PolicyRequest } from '../../s3-server/bucket.ts';
import { type S3Server, startS3Server } from '../../s3-server/server.ts';

/** How a store under test is set up. */
export interface StoreSettings {
  /** Settings of the client; `maxAttempts: 1` keeps the SDK from trying again. */
  client?: S3ClientConfig;
  timeouts?: Partial<Timeouts>;
  longestWaitMs?: number;
  bucket?: string;
}

/** A server for the tests of a file, with what a test looks at. Each test begins with an empty bucket. */
export interface Bench {
  server: S3Server;
  bucket: Bucket;
  /** How long the stores meant to wait before each new try, they do not really wait. */
  waits: number[];
  /** What the bucket refuses during a test. */
  denies: (request: PolicyRequest) => boolean;
  store(settings?: StoreSettings): S3Store;
  /** What was asked since the test began, as `PutObject 200`. */
  asked(): string[];
}

export const MIB = 1024 * 1024;

export async function newBench(): Promise<Bench> {
  const server = await startS3Server({
    buckets: { releases: { denies: (request) => bench.denies(request) } },
  });
  const bucket = server.bucket('releases');
  const empty = bucket.save();
  const bench: Bench = {
    server,
    bucket,
    waits: [],
    denies: () => false,
    store: ({ client, timeouts, longestWaitMs = 1_000, bucket: name = 'releases' } = {}) =>
      new S3Store(newS3Client({ ...server.connection, ...client }, timeouts), name, {
        retries: { longestWaitMs, random: () => 0.5, sleep: async (ms) => bench.waits.push(ms) },
        parts: { above: 5 * MIB, size: 5 * MIB },
      }),
    asked: () => server.requests.map(({ operation, status }) => `${operation} ${status}`),
  };
  beforeEach(() => {
    empty();
    server.faults.clear();
    server.requests.length = 0;
    bench.waits.length = 0;
    bench.denies = () => false;
  });
  afterAll(() => server.close());
  return bench;
}
