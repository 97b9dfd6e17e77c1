import { PutObjectCommand } from '@aws-sdk/client-s3';
import { beforeEach, describe, expect, it } from 'vitest';
import { newS3Client } from '../../../functions/aws/s3-client.ts';
import { TransientError } from '../../../functions/aws/transient-error.ts';
import { newBench } from './s3-bench.ts';

const bench = await newBench();
const { server } = bench;
const KEY = 'demo/releases.json';
/** The SDK sends each request once, so that what is tried again is tried again by the store. */
const once = { client: { maxAttempts: 1 } };

beforeEach(async () => {
  await bench.store().putIfAbsent(KEY, Buffer.from('one'));
  server.requests.length = 0;
});

describe('a body that does not arrive as it was stored', () => {
  it.each(['truncated-body', 'altered-body'] as const)('is read again: %s', async (kind) => {
    server.faults.add({ kind, operation: 'GetObject', times: 2 });
    const stored = await bench.store().get(KEY);
    expect(new TextDecoder().decode(stored?.bytes)).toBe('one');
    expect(bench.asked()).toEqual([`GetObject ${kind}`, `GetObject ${kind}`, 'GetObject 200']);
  });

  it('is read again where S3 knows no digest of it', async () => {
    const client = newS3Client(server.connection);
    await client.send(new PutObjectCommand({ Bucket: 'releases', Key: 'stray', Body: 'some text' }));
    server.faults.add({ kind: 'truncated-body', operation: 'GetObject' });
    const store = bench.store({ client: { responseChecksumValidation: 'WHEN_REQUIRED' } });
    expect((await store.get('stray'))?.bytes).toHaveLength(9);
    expect(server.faults.met).toBe(1);
  });

  it('is never returned', async () => {
    server.faults.add({ kind: 'altered-body', operation: 'GetObject', times: 99 });
    await expect(bench.store().get(KEY)).rejects.toThrow(TransientError);
  });

  it('is not returned either where the SDK does not look at checksums', async () => {
    server.faults.add({ kind: 'altered-body', operation: 'GetObject' });
    const store = bench.store({ client: { responseChecksumValidation: 'WHEN_REQUIRED' } });
    expect(new TextDecoder().decode((await store.get(KEY))?.bytes)).toBe('one');
  });

  it('is read again when it is a page of a listing', async () => {
    server.faults.add({ kind: 'truncated-body', operation: 'ListObjectsV2' });
    expect(await Array.fromAsync(bench.store(once).list(''))).toEqual([KEY]);
  });
});

describe('a server that falls silent', () => {
  it.each([
    ['does not answer', 'stall', { silence: 150 }],
    ['does not answer, while the connection lives', 'stall', { answer: 150 }],
    ['stops in the middle of a body', 'stalled-body', { silence: 150 }],
  ] as const)('is asked again when it %s', { timeout: 5_000 }, async (_what, kind, timeouts) => {
    server.faults.add({ kind, operation: 'GetObject' });
    const stored = await bench.store({ timeouts }).get(KEY);
    expect(new TextDecoder().decode(stored?.bytes)).toBe('one');
    expect(server.faults.met).toBe(1);
  });

  it('is given up in the end', { timeout: 5_000 }, async () => {
    server.faults.add({ kind: 'stall', times: 99 });
    const store = bench.store({ timeouts: { silence: 50 }, client: { maxAttempts: 1 } });
    await expect(store.putIfAbsent('demo/new.json', Buffer.from('new'))).rejects.toThrow(TransientError);
    expect(bench.asked()).toHaveLength(6);
  });
});
