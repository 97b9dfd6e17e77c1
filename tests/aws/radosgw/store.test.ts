import { afterAll, describe, expect, test } from 'vitest';
import { newS3Client } from '../../../functions/aws/s3-client.ts';
import { S3Store } from '../../../functions/aws/s3-store.ts';
import { describeStore } from '../../core/publish/store-contract.ts';
import { missing } from '../processes/component.ts';
import { radosgwUnavailable, startRadosgw } from '../processes/radosgw.ts';
import { clientFor, newBucket } from './buckets.ts';

const MIB = 1024 * 1024;
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

if (missing('radosgw', radosgwUnavailable())) {
  test.skip('the store contract: radosgw');
} else {
  const radosgw = await startRadosgw();
  afterAll(() => radosgw.stop());
  process.stdout.write('radosgw: etags go to it without quotation marks, see clientFor in buckets.ts\n');

  describeStore('radosgw', async () => {
    const bucket = await newBucket(radosgw);
    return { open: () => new S3Store(clientFor(radosgw), bucket) };
  });

  describe('radosgw', () => {
    const inParts = { parts: { above: 5 * MIB, size: 5 * MIB } };

    test('keeps contents in parts, and the store knows their digest', async () => {
      const store = new S3Store(clientFor(radosgw), await newBucket(radosgw), inParts);
      const large = Buffer.alloc(12 * MIB, 'in parts ');
      expect(await store.putIfAbsent('large', large)).toBe(true);
      expect(Buffer.compare((await store.get('large'))?.bytes ?? Buffer.alloc(0), large)).toBe(0);
      expect(await store.head('large')).toMatchObject({ size: large.length });
    });

    test('creates a key in parts once', async ({ skip }) => {
      const store = new S3Store(clientFor(radosgw), await newBucket(radosgw), inParts);
      await store.putIfAbsent('large', Buffer.alloc(6 * MIB, 'first '));
      expect(await store.putIfAbsent('large', Buffer.alloc(6 * MIB, 'second '))).toBe(true);
      const reason = 'radosgw 16 puts parts together whatever the condition; tests/s3-server does not';
      process.stdout.write(`skipped: emulator gap: conditions on CompleteMultipartUpload (${reason})\n`);
      skip(`emulator gap; ${reason}`);
    });

    test('refuses a wrong secret', async () => {
      const { accessKeyId } = radosgw.connection.credentials;
      const credentials = { accessKeyId, secretAccessKey: 'not the one' };
      const store = new S3Store(
        newS3Client({ ...radosgw.connection, credentials }),
        await newBucket(radosgw),
      );
      await expect(store.putIfAbsent('a', bytes('one'))).rejects.toThrow(
        'AWS does not accept the credentials',
      );
      await expect(store.get('a')).rejects.toThrow('AWS does not accept the credentials');
    });

    test('refuses those who have no part in the bucket', async () => {
      const credentials = await radosgw.createUser('stranger');
      const bucket = await newBucket(radosgw);
      const store = new S3Store(newS3Client({ ...radosgw.connection, credentials }), bucket);
      await expect(store.putIfAbsent('a', bytes('one'))).rejects.toThrow('The role may not write a');
      await expect(store.get('a')).rejects.toThrow('The role may not read a');
      await expect(Array.fromAsync(store.list(''))).rejects.toThrow('The role may not list');
    });
  });
}
