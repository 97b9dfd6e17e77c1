/** The store with a real server behind it, and between them a connection on which things go wrong. */
import type { S3ClientConfig } from '@aws-sdk/client-s3';
import { afterAll, describe, expect, test } from 'vitest';
import { S3Store } from '../../../functions/aws/s3-store.ts';
import { TransientError } from '../../../functions/aws/transient-error.ts';
import { missing } from '../processes/component.ts';
import { type FaultKind, startFaultProxy } from '../processes/fault-proxy.ts';
import { radosgwUnavailable, startRadosgw } from '../processes/radosgw.ts';
import { clientFor, newBucket } from './buckets.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const KEY = 'demo/releases.json';

if (missing('radosgw', radosgwUnavailable())) {
  test.skip('the store over a bad connection');
} else {
  const radosgw = await startRadosgw();
  const proxy = await startFaultProxy(radosgw.url);
  afterAll(async () => {
    await proxy.stop();
    await radosgw.stop();
  });
  /** A store that asks through the proxy, and one that asks the server itself. */
  const stores = async (config: S3ClientConfig = {}) => {
    const bucket = await newBucket(radosgw);
    const timeouts = { connection: 1_000, answer: 1_000, silence: 1_000 };
    const retries = { firstWaitMs: 20, longestWaitMs: 100, tries: 3 };
    proxy.requests.length = 0;
    return {
      store: new S3Store(clientFor(radosgw, { ...config, endpoint: proxy.url }, timeouts), bucket, {
        retries,
      }),
      direct: new S3Store(clientFor(radosgw), bucket),
    };
  };
  const textOf = async (store: S3Store) => new TextDecoder().decode((await store.get(KEY))?.bytes);
  const results = () => proxy.requests.map(({ method, result }) => `${method} ${result}`);

  const FAULTS: readonly FaultKind[] = [
    'SlowDown',
    'ConditionalRequestConflict',
    'reset-before',
    'reset-after',
    'stall',
  ];

  describe.for(FAULTS)('%s', (kind) => {
    test('does not keep a key from being created, once', async () => {
      const { store, direct } = await stores();
      proxy.plan({ kind, method: 'PUT' });
      expect(await store.putIfAbsent(KEY, bytes('ours'))).toBe(true);
      expect(await textOf(direct)).toBe('ours');
      expect(results()[0]).toBe(`PUT ${kind}`);
    });

    test('does not keep what was read from being replaced, once', async () => {
      const { store, direct } = await stores();
      await direct.putIfAbsent(KEY, bytes('old'));
      const etag = (await store.get(KEY))?.etag ?? '';
      proxy.plan({ kind, method: 'PUT' });
      expect(await store.putIfMatch(KEY, bytes('ours'), etag)).toBe(true);
      expect(await textOf(direct)).toBe('ours');
    });

    test('does not make a success of what another has won', async () => {
      const { store, direct } = await stores();
      await direct.putIfAbsent(KEY, bytes('theirs'));
      proxy.plan({ kind, method: 'PUT' });
      expect(await store.putIfAbsent(KEY, bytes('ours'))).toBe(false);
      expect(await store.putIfMatch(KEY, bytes('ours'), '"0123"')).toBe(false);
      expect(await textOf(direct)).toBe('theirs');
    });
  });

  test('a fault that does not end is a TransientError, after as many requests as were allowed', async () => {
    const { store } = await stores({ maxAttempts: 1 });
    proxy.plan({ kind: 'SlowDown', method: 'PUT', path: 'without-end', times: 100 });
    await expect(store.putIfAbsent('without-end', bytes('ours'))).rejects.toThrow(TransientError);
    expect(results()).toEqual(['PUT SlowDown', 'PUT SlowDown', 'PUT SlowDown']);
  });

  test.for(['truncated-body', 'reset-after', 'stall', 'SlowDown'] as const)(
    'readers get all of it or nothing: %s',
    async (kind) => {
      const { store, direct } = await stores();
      const large = Buffer.alloc(300_000, 'all of it ');
      await direct.putIfAbsent(KEY, large);
      proxy.plan({ kind, method: 'GET', path: KEY });
      expect(Buffer.compare((await store.get(KEY))?.bytes ?? Buffer.alloc(0), large)).toBe(0);
      expect(results()[0]).toBe(`GET ${kind}`);
    },
  );
}
