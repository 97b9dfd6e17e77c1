import type { Agent } from 'node:https';
import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { newS3Client } from '../../../functions/aws/s3-client.ts';
import { newBench } from './s3-bench.ts';

const { server } = await newBench();

describe('the S3 client', () => {
  afterEach(() => vi.unstubAllEnvs());

  it('does not wait for ever, and has connections for 16 files of four parts at once', async () => {
    const client = newS3Client(server.connection);
    // The handler has its settings once it has handled something.
    await client.send(new ListObjectsV2Command({ Bucket: 'releases' }));
    const handler = client.config.requestHandler as unknown as {
      httpHandlerConfigs(): { httpAgent: Agent; httpsAgent: Agent };
    };
    expect(handler.httpHandlerConfigs()).toMatchObject({
      connectionTimeout: 3_000,
      requestTimeout: 60_000,
      socketTimeout: 10_000,
      httpAgent: { maxSockets: 64 },
      httpsAgent: { maxSockets: 64 },
    });
  });

  it('keeps its settings whatever the environment says', async () => {
    vi.stubEnv('AWS_MAX_ATTEMPTS', '1');
    vi.stubEnv('AWS_RETRY_MODE', 'adaptive');
    vi.stubEnv('AWS_REQUEST_CHECKSUM_CALCULATION', 'WHEN_REQUIRED');
    vi.stubEnv('AWS_RESPONSE_CHECKSUM_VALIDATION', 'WHEN_REQUIRED');
    const { config } = newS3Client(server.connection);
    expect(await config.maxAttempts()).toBe(3);
    expect(await config.retryStrategy()).toMatchObject({ mode: 'standard' });
    expect(await config.requestChecksumCalculation()).toBe('WHEN_SUPPORTED');
    expect(await config.responseChecksumValidation()).toBe('WHEN_SUPPORTED');
  });
});
