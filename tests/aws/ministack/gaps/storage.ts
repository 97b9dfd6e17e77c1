import { createHash } from 'node:crypto';
import {
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { describe, expect, test } from 'vitest';
import { newS3Client } from '../../../../functions/aws/s3-client.ts';
import { gap, succeeds } from '../gap.ts';
import type { Probes } from '../probes.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64');

/** What is asked of S3. What the store asks of it as well is in store.test.ts. */
export function describeStorage({ ministack, outputs }: Probes): void {
  const s3 = newS3Client({ ...ministack.connection, forcePathStyle: true });
  const at = (Key: string) => ({ Bucket: outputs.Shelf, Key });
  const statusOf = async (work: Promise<{ $metadata: { httpStatusCode?: number } }>): Promise<unknown> =>
    work.then(
      ({ $metadata }) => $metadata.httpStatusCode,
      (error: { $metadata?: { httpStatusCode?: number } }) => error.$metadata?.httpStatusCode,
    );
  const put = (Key: string, more: object = {}) =>
    statusOf(s3.send(new PutObjectCommand({ ...at(Key), Body: 'one', ...more })));

  describe('S3', () => {
    test('creates an object once', async () => {
      expect(await put('once', { IfNoneMatch: '*' })).toBe(200);
      expect(await put('once', { IfNoneMatch: '*' })).toBe(412);
    });

    test('replaces what has the etag, and nothing else', async () => {
      const { ETag } = await s3.send(new PutObjectCommand({ ...at('pointer'), Body: 'one' }));
      expect(await put('pointer', { IfMatch: '"0"' })).toBe(412);
      expect(await put('pointer', { IfMatch: ETag, Body: 'two' })).toBe(200);
      expect(await put('nothing', { IfMatch: ETag })).toBe(404);
    });

    test('keeps the digest, the headers and the metadata', async () => {
      const headers = { CacheControl: 'public, max-age=15', ContentType: 'application/json' };
      const Metadata = { sha256: 'noted' };
      await s3.send(
        new PutObjectCommand({
          ...at('kept'),
          Body: 'one',
          ChecksumSHA256: sha256('one'),
          Metadata,
          ...headers,
        }),
      );
      const head = await s3.send(new HeadObjectCommand({ ...at('kept'), ChecksumMode: 'ENABLED' }));
      expect(head).toMatchObject({ ChecksumSHA256: sha256('one'), Metadata, ...headers });
    });

    test('creates an object in parts once', async () => {
      const upload = async (): Promise<unknown> => {
        const { UploadId } = await s3.send(new CreateMultipartUploadCommand(at('parts')));
        const part = { ...at('parts'), UploadId, PartNumber: 1 };
        const { ETag } = await s3.send(new UploadPartCommand({ ...part, Body: 'one' }));
        const MultipartUpload = { Parts: [{ PartNumber: 1, ETag }] };
        const complete = { ...at('parts'), UploadId, MultipartUpload, IfNoneMatch: '*' };
        return statusOf(s3.send(new CompleteMultipartUploadCommand(complete)));
      };
      expect([await upload(), await upload()]).toEqual([200, 412]);
    });

    test('refuses a body that does not have the digest that was announced', async () => {
      expect(await put('wrong', { ChecksumSHA256: sha256('two') })).toBe(400);
    });

    gap(
      'S3 refuses If-None-Match with anything but *',
      async () => (await put('tagged', { IfNoneMatch: '"0"' })) !== 200,
      'the stand-in of tests/s3-server does',
    );
    gap(
      'S3 copies to a key only once with If-None-Match',
      async () => {
        await put('source');
        const copy = { ...at('once'), CopySource: `${outputs.Shelf}/source`, IfNoneMatch: '*' };
        return !(await succeeds(s3.send(new CopyObjectCommand(copy))));
      },
      'nothing in this project copies',
    );
    gap(
      'S3 refuses a wrong signature',
      async () => {
        const credentials = { accessKeyId: 'test', secretAccessKey: 'not the one' };
        const stranger = new S3Client({ ...ministack.connection, forcePathStyle: true, credentials });
        return !(await succeeds(stranger.send(new HeadObjectCommand(at('once')))));
      },
      'radosgw does',
    );
    gap(
      'S3 obeys the policy of a bucket',
      async () => (await put('forbidden/key')) !== 200,
      'radosgw does, see tests/aws/radosgw/policy.test.ts',
    );
  });
}
