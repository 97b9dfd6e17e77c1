import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutBucketPolicyCommand,
  PutObjectCommand,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pointerKey, releaseKey, revisionKey } from '../../../core/shared/keys.ts';
import { S3Store } from '../../../functions/aws/s3-store.ts';
import type { Statement } from '../../infra/policy.ts';
import { bucketPolicy, environmentOf } from '../../infra/synthesised.ts';
import { missing } from '../processes/component.ts';
import { startFaultProxy } from '../processes/fault-proxy.ts';
import { radosgwUnavailable, startRadosgw } from '../processes/radosgw.ts';
import { clientFor, newBucket } from './buckets.ts';
import { conditionHeaders, denialsFor, STAND_INS } from './condition-keys.ts';

const FILE = releaseKey('demo', '1.4.2', 'data/agreements.json');
const BARE = releaseKey('demo', '1.4.2', 'LICENSE');
const REVISION = revisionKey('demo', 'actors', 'someone', '1.4.2');
const POINTER = pointerKey('demo');
const MIB = 1024 * 1024;
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const { delivery } = environmentOf('prod');
/** The logical ids of the buckets. */
const RELEASE_BUCKET = 'ReleasesBucketEA8ED4CA';
const SUBMISSION_BUCKET = 'SubmissionsBucket28715C21';
const RELEASES = bucketPolicy(delivery, RELEASE_BUCKET);

async function setUp() {
  const radosgw = await startRadosgw();
  const proxy = await startFaultProxy(radosgw.url, { requestHeaders: conditionHeaders });
  const client = clientFor(radosgw, { endpoint: proxy.url });
  const direct = clientFor(radosgw);
  return {
    client,
    /** A bucket with what is there before its policy comes, which the owner may put there as they like. */
    async bucketWith(statements: readonly Statement[], keys: Readonly<Record<string, string>> = STAND_INS) {
      const Bucket = await newBucket(radosgw);
      for (const Key of [FILE, BARE, REVISION, POINTER]) {
        await direct.send(new PutObjectCommand({ Bucket, Key, Body: 'old' }));
      }
      const Policy = denialsFor(statements, Bucket, keys);
      await direct.send(new PutBucketPolicyCommand({ Bucket, Policy }));
      return Bucket;
    },
    async stop() {
      await proxy.stop();
      await radosgw.stop();
    },
  };
}

/** What became of a request: the status of its answer. */
async function statusOf(request: Promise<{ $metadata: { httpStatusCode?: number } }>): Promise<unknown> {
  try {
    return (await request).$metadata.httpStatusCode;
  } catch (error) {
    if (error instanceof S3ServiceException) return error.$metadata.httpStatusCode;
    throw error;
  }
}

if (missing('radosgw', radosgwUnavailable())) {
  test.skip('the policies of the buckets on radosgw');
} else {
  const bench = await setUp();
  const { client } = bench;
  afterAll(() => bench.stop());

  test('the policy of the release bucket denies with the keys that S3 fills in', async ({ skip }) => {
    const Bucket = await bench.bucketWith(RELEASES, {});
    expect(await statusOf(client.send(new PutObjectCommand({ Bucket, Key: FILE, Body: 'new' })))).toBe(200);
    const reason = `radosgw 16 takes ${Object.keys(STAND_INS).join(', ')} for keys that are never present`;
    process.stdout.write(`skipped: emulator gap: ${reason}; the tests below have others in their place\n`);
    skip(`emulator gap; ${reason}`);
  });

  describe('the policy of the release bucket, with keys that radosgw knows', () => {
    let Bucket: string;
    beforeAll(async () => {
      Bucket = await bench.bucketWith(RELEASES);
    });
    const put = (Key: string, condition: object = {}) =>
      statusOf(client.send(new PutObjectCommand({ Bucket, Key, Body: 'new', ...condition })));
    const read = (Key: string) => client.send(new GetObjectCommand({ Bucket, Key }));

    test.for([FILE, BARE, REVISION])('denies to overwrite, replace or delete %s', async (Key) => {
      const { ETag } = await read(Key);
      expect(await put(Key)).toBe(403);
      expect(await put(Key, { IfMatch: ETag })).toBe(403);
      expect(await put(Key, { IfNoneMatch: '*' })).toBe(412);
      expect(await statusOf(client.send(new DeleteObjectCommand({ Bucket, Key })))).toBe(403);
      expect((await read(Key)).ETag).toBe(ETag);
    });

    test('denies to create a release file without a condition', async () => {
      const fresh = releaseKey('demo', '1.5.0', 'LICENSE');
      expect(await put(fresh)).toBe(403);
      expect(await put(fresh, { IfNoneMatch: '*' })).toBe(200);
      expect(await put(fresh)).toBe(403);
    });

    test('lets the pointer be replaced by those who have read it', async () => {
      const { ETag } = await read(POINTER);
      expect(await put(POINTER)).toBe(403);
      expect(await put(POINTER, { IfMatch: ETag })).toBe(200);
      expect(await put(POINTER, { IfMatch: ETag })).toBe(412);
      expect(await put(POINTER)).toBe(403);
    });

    test('lets the store do all that it does', async () => {
      const store = new S3Store(client, Bucket, { parts: { above: 5 * MIB, size: 5 * MIB } });
      const large = releaseKey('demo', '1.6.0', 'demo.zip');
      expect(await store.putIfAbsent(large, Buffer.alloc(6 * MIB, 'in parts '))).toBe(true);
      const file = releaseKey('demo', '1.6.0', 'LICENSE');
      expect(await store.putIfAbsent(file, bytes('one'))).toBe(true);
      expect(await store.putIfAbsent(file, bytes('two'))).toBe(false);
      const etag = (await store.get(POINTER))?.etag ?? '';
      expect(await store.putIfMatch(POINTER, bytes('next'), etag)).toBe(true);
      expect(await store.putIfMatch(POINTER, bytes('late'), etag)).toBe(false);
    });

    test('denies to put parts together without a condition', async () => {
      const Key = releaseKey('demo', '1.7.0', 'demo.zip');
      const params = { Bucket, Key, Body: Buffer.alloc(6 * MIB, 'in parts ') };
      await expect(new Upload({ client, params }).done()).rejects.toMatchObject({ name: 'AccessDenied' });
      expect(await statusOf(client.send(new HeadObjectCommand({ Bucket, Key })))).toBe(404);
    });
  });

  test('the policy of the release bucket in dev lets everything be deleted', async () => {
    const Bucket = await bench.bucketWith(bucketPolicy(environmentOf('dev').delivery, RELEASE_BUCKET));
    expect(await statusOf(client.send(new PutObjectCommand({ Bucket, Key: FILE, Body: 'new' })))).toBe(403);
    expect(await statusOf(client.send(new DeleteObjectCommand({ Bucket, Key: FILE })))).toBe(204);
  });

  test('the policy of the submission bucket, with keys that radosgw knows', async () => {
    const Bucket = await bench.bucketWith(bucketPolicy(delivery, SUBMISSION_BUCKET));
    const put = (Key: string, condition: object = {}) =>
      statusOf(client.send(new PutObjectCommand({ Bucket, Key, Body: 'new', ...condition })));
    const submission = 'submissions/demo/000000001-0123456789ab.tar.gz';
    expect(await put(submission)).toBe(403);
    expect(await put(submission, { IfNoneMatch: '*' })).toBe(200);
    expect(await put(submission, { IfNoneMatch: '*' })).toBe(412);
    expect(await put(submission)).toBe(403);
    expect(await put('work/demo/000000001-0123456789ab/0.json')).toBe(200);
  });
}
