import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../core/shared/canonical.ts';
import type { S3Store } from '../../../functions/aws/s3-store.ts';
import { TransientError } from '../../../functions/aws/transient-error.ts';
import { newBench } from './s3-bench.ts';

const bench = await newBench();
const { server, bucket } = bench;
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const KEY = 'demo/releases.json';
/** The SDK sends each request once, so that what is tried again is tried again by the store. */
const once = { client: { maxAttempts: 1 } };

function storedText(key = KEY): string | undefined {
  const object = bucket.current(key);
  return object && new TextDecoder().decode(object.bytes);
}

/** Puts something under the key that the tests use, and forgets the requests for it. */
async function given(text: string): Promise<string> {
  const store = bench.store();
  await store.putIfAbsent(KEY, bytes(text));
  const etag = (await store.head(KEY))?.etag ?? '';
  server.requests.length = 0;
  return etag;
}

describe('a write whose answer is lost', () => {
  it.each(['reset-after', 'error-after'] as const)(
    'has created the key, although the SDK meets its own success: %s',
    async (kind) => {
      server.faults.add({ kind, operation: 'PutObject' });
      expect(await bench.store().putIfAbsent(KEY, bytes('one'))).toBe(true);
      expect(bench.asked()).toEqual([`PutObject ${kind}`, 'PutObject 412', 'HeadObject 200']);
      expect(storedText()).toBe('one');
    },
  );

  it.each(['reset-after', 'error-after'] as const)(
    'has replaced what was read, although the SDK meets its own success: %s',
    async (kind) => {
      const etag = await given('one');
      server.faults.add({ kind, operation: 'PutObject' });
      expect(await bench.store().putIfMatch(KEY, bytes('two'), etag)).toBe(true);
      expect(bench.asked()).toEqual([`PutObject ${kind}`, 'PutObject 412', 'HeadObject 200']);
      expect(storedText()).toBe('two');
    },
  );

  it('has happened also where the store, and not the SDK, asks again', async () => {
    server.faults.add({ kind: 'reset-after', operation: 'PutObject' });
    expect(await bench.store(once).putIfAbsent(KEY, bytes('one'))).toBe(true);
    const etag = (await bench.store().head(KEY))?.etag ?? '';
    server.faults.add({ kind: 'reset-after', operation: 'PutObject' });
    expect(await bench.store(once).putIfMatch(KEY, bytes('two'), etag)).toBe(true);
    expect(bench.waits).toHaveLength(2);
  });

  it('is sent again where it did not arrive', async () => {
    server.faults.add({ kind: 'reset-before', operation: 'PutObject' });
    expect(await bench.store().putIfAbsent(KEY, bytes('one'))).toBe(true);
    expect(bench.asked()).toEqual(['PutObject reset-before', 'PutObject 200']);
  });

  it('has lost where others wrote something else', async () => {
    const etag = await given('theirs');
    server.faults.add(
      { kind: 'reset-before', operation: 'PutObject' },
      { kind: 'reset-before', operation: 'PutObject', after: 1 },
    );
    expect(await bench.store().putIfAbsent(KEY, bytes('ours'))).toBe(false);
    expect(await bench.store().putIfMatch(KEY, bytes('ours'), `"${etag}"`)).toBe(false);
    expect(server.faults.met).toBe(2);
    expect(storedText()).toBe('theirs');
  });
});

describe('a write that S3 refuses at once', () => {
  it('has lost, also where the same bytes are there: somebody else wrote them', async () => {
    const etag = await given('one');
    expect(await bench.store().putIfAbsent(KEY, bytes('one'))).toBe(false);
    expect(await bench.store().putIfMatch(KEY, bytes('one'), `${etag}-stale`)).toBe(false);
    expect(await bench.store().putIfMatch('demo/other.json', bytes('one'), etag)).toBe(false);
    expect(bench.asked()).toEqual(['PutObject 412', 'PutObject 412', 'PutObject 404']);
  });
});

describe('what S3 cannot do now', () => {
  const TRANSIENT = [
    'ConditionalRequestConflict',
    'SlowDown',
    'TooManyRequests',
    'InternalError',
    'BadDigest',
    'reset-before',
  ] as const;

  it.each(TRANSIENT)('is tried again after growing waits, when it is a write: %s', async (kind) => {
    const etag = await given('one');
    server.faults.add({ kind, operation: 'PutObject', times: 2 });
    expect(await bench.store(once).putIfMatch(KEY, bytes('two'), etag)).toBe(true);
    expect(bench.waits).toEqual([50, 100]);
    expect(storedText()).toBe('two');
  });

  const READS: [string, (store: S3Store) => Promise<unknown>, unknown][] = [
    ['GetObject', async (store) => (await store.get(KEY))?.bytes.length, 3],
    ['HeadObject', async (store) => (await store.head(KEY))?.sha256, sha256('one')],
    ['ListObjectsV2', (store) => Array.fromAsync(store.list('demo/')), [KEY]],
  ];

  it.each(READS)('is tried again when it is a read: %s', async (_operation, read, expected) => {
    await given('one');
    for (const kind of ['SlowDown', 'TooManyRequests', 'InternalError', 'reset-before'] as const) {
      server.faults.clear();
      server.faults.add({ kind });
      expect(await read(bench.store(once)), kind).toEqual(expected);
      expect(server.faults.met, kind).toBe(1);
    }
    expect(bench.waits).toHaveLength(4);
  });

  it('is tried again by the SDK first', async () => {
    server.faults.add({ kind: 'InternalError', times: 2 });
    expect(await bench.store().get(KEY)).toBeUndefined();
    expect(bench.asked()).toEqual(['GetObject InternalError', 'GetObject InternalError', 'GetObject 404']);
    expect(bench.waits).toEqual([]);
  });

  it('is a TransientError in the end', async () => {
    server.faults.add({ kind: 'ConditionalRequestConflict', times: 99 });
    const error: unknown = await bench
      .store({ longestWaitMs: 500 })
      .putIfAbsent(KEY, bytes('one'))
      .catch((thrown) => thrown);
    expect(error).toBeInstanceOf(TransientError);
    expect(error).toMatchObject({
      name: 'TransientError',
      message: expect.stringContaining(`S3 did not write ${KEY} in the bucket releases in 6 tries`),
      cause: { name: 'ConditionalRequestConflict' },
    });
    expect(bench.waits).toEqual([50, 100, 200, 250, 250]);
    expect(bench.asked()).toHaveLength(6);
  });

  it('is a TransientError too where there is no network', async () => {
    const store = bench.store({ client: { maxAttempts: 1, endpoint: 'http://127.0.0.1:1' } });
    await expect(store.get(KEY)).rejects.toThrow(TransientError);
    await expect(store.putIfAbsent(KEY, bytes('one'))).rejects.toThrow('ECONNREFUSED');
    expect(bench.waits).toHaveLength(10);
  });

  it('is a TransientError too where looking at the outcome of a write fails', async () => {
    server.faults.add(
      { kind: 'reset-after', operation: 'PutObject' },
      { kind: 'SlowDown', operation: 'HeadObject', times: 99 },
    );
    await expect(bench.store(once).putIfAbsent(KEY, bytes('one'))).rejects.toThrow(TransientError);
    expect(bench.asked().filter((line) => line.startsWith('PutObject'))).toHaveLength(2);
  });
});
