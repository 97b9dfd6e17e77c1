import { createPublicKey, verify } from 'node:crypto';
import '../../processes/loopback-names.ts';
import { KMSClient } from '@aws-sdk/client-kms';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, describe, expect, test } from 'vitest';
import { KeyValueStoreAliases, keyValueStoreClient } from '../../../../functions/aws/key-value-store.ts';
import { kmsSigner } from '../../../../functions/aws/kms-signer.ts';
import { newS3Client } from '../../../../functions/aws/s3-client.ts';
import { startViewer } from '../../processes/viewer.ts';
import { gap } from '../gap.ts';
import type { Probes } from '../probes.ts';

/** What is asked of KMS, of the key-value store and of CloudFront. */
export async function describeEdge({ ministack, outputs }: Probes): Promise<void> {
  const s3 = newS3Client({ ...ministack.connection, forcePathStyle: true });
  const aliases = new KeyValueStoreAliases(keyValueStoreClient(ministack.aliasConnection), outputs.Aliases);
  const viewer = await startViewer(ministack, outputs.Domain);
  afterAll(() => viewer.stop());
  const put = (Key: string) =>
    s3.send(
      new PutObjectCommand({ Bucket: outputs.Shelf, Key, Body: Key, CacheControl: 'public, max-age=60' }),
    );
  const look = (path: string, init: RequestInit = {}) =>
    fetch(`${viewer.url}${path}`, { redirect: 'manual', ...init });

  test('KMS signs, and its public key verifies that', async () => {
    const signer = await kmsSigner(new KMSClient(ministack.connection), outputs.Key);
    const bytes = Buffer.from('to be signed');
    const key = createPublicKey({ key: { ...signer.publicKey }, format: 'jwk' });
    const signature = await signer.sign(bytes);
    expect(verify('sha256', bytes, { key, dsaEncoding: 'ieee-p1363' }, signature)).toBe(true);
  });

  test('the key-value store changes all keys or none, for who has read what is there', async () => {
    const { etag } = await aliases.read();
    const put = new Map([
      ['demo@latest', '1.0.0'],
      ['demo@v1', '1.0.0'],
    ]);
    expect(await aliases.update({ put, remove: [] }, etag)).toEqual(expect.any(String));
    expect(
      await aliases.update({ put: new Map([['demo@latest', '0.0.1']]), remove: [] }, etag),
    ).toBeUndefined();
    const next = await aliases.read();
    expect(next.entries).toEqual(put);
    await aliases.update({ put: new Map(), remove: ['demo@v1'] }, next.etag);
    expect((await aliases.read()).entries).toEqual(new Map([['demo@latest', '1.0.0']]));
  });

  describe('CloudFront', () => {
    test('gives what the bucket lets the distribution read, with the headers of both', async () => {
      await put('demo/1.0.0/file');
      const answer = await look('/demo/1.0.0/file');
      expect(await answer.text()).toBe('demo/1.0.0/file');
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'cache-control': 'public, max-age=60',
        'x-content-type-options': 'nosniff',
      });
    });

    test('takes no other methods than it was told', async () => {
      expect((await look('/demo/1.0.0/file', { method: 'PUT', body: 'two' })).status).toBe(403);
    });

    test('runs a function before it asks the bucket', async () => {
      expect((await look('/marked/file')).status).toBe(418);
    });

    gap(
      'CloudFront says 404 of what is not there, where it may list the bucket',
      async () => (await look('/demo/none')).status === 404,
      'it says 403; tests/cli/serve and tests/aws/varnish have a real 404',
    );
    gap(
      'a CloudFront Function reads its key-value store',
      async () => (await look('/demo/latest')).status === 307,
      'tests/functions/edge and tests/aws/njs run the function',
    );
    gap(
      'CloudFront keeps what may be kept',
      async () => {
        await put('kept');
        await look('/kept');
        return (await look('/kept')).headers.get('x-cache') === 'Hit from cloudfront';
      },
      'see tests/aws/varnish',
    );
  });
}
