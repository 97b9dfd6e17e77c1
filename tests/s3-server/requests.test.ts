import { ListObjectsV2Command, PutObjectCommand, paginateListObjectsV2, S3Client } from '@aws-sdk/client-s3';
import { afterAll, describe, expect, it } from 'vitest';
import type { PolicyRequest } from './bucket.ts';
import { newRawBench } from './raw.ts';
import { startS3Server } from './server.ts';

const { send } = await newRawBench({ pageSize: 2 });

describe('a signature', async () => {
  const server = await startS3Server({ buckets: { b: {} } });
  afterAll(() => server.close());
  const put = (client: S3Client) =>
    client.send(new PutObjectCommand({ Bucket: 'b', Key: "a b/(1)*'!~.txt", Body: 'x' }));
  const { accessKeyId, secretAccessKey } = server.connection.credentials;

  it('of the SDK is accepted, whatever is in the key and the query', async () => {
    const client = new S3Client(server.connection);
    await put(client);
    const { Contents } = await client.send(
      new ListObjectsV2Command({ Bucket: 'b', Prefix: 'a b/(1)*', MaxKeys: 1 }),
    );
    expect(Contents?.[0]?.Key).toBe("a b/(1)*'!~.txt");
  });

  it.each([
    ['another secret', { accessKeyId, secretAccessKey: 'wrong' }, 'SignatureDoesNotMatch'],
    ['an unknown key', { accessKeyId: 'AKIDOTHER', secretAccessKey }, 'InvalidAccessKeyId'],
  ])('is refused with %s', async (_what, credentials, name) => {
    const client = new S3Client({ ...server.connection, credentials });
    await expect(put(client)).rejects.toMatchObject({ name, $metadata: { httpStatusCode: 403 } });
  });

  it('covers what is sent: nothing can be changed or added on the way', async () => {
    const client = new S3Client(server.connection);
    client.middlewareStack.add(
      (next) => (args) => {
        Object.assign((args.request as { headers: Record<string, string> }).headers, { 'x-amz-meta-a': 'b' });
        return next(args);
      },
      { step: 'finalizeRequest', priority: 'low' },
    );
    await expect(put(client)).rejects.toMatchObject({ name: 'AccessDenied' });
  });

  it('is refused when it is old, or missing', async () => {
    const systemClockOffset = -3_600_000;
    const client = new S3Client({ ...server.connection, systemClockOffset, maxAttempts: 1 });
    await expect(put(client)).rejects.toMatchObject({ name: 'RequestTimeTooSkewed' });
    expect((await fetch(`${server.url}/b/k`)).status).toBe(403);
  });
});

describe('what the stand-in does not do', () => {
  it.each([
    ['PUT', 'k?tagging', {}],
    ['PUT', 'k', { 'x-amz-acl': 'public-read' }],
    ['PUT', 'k', { 'x-amz-copy-source': '/b/other' }],
    ['PUT', 'k', { 'x-amz-storage-class': 'GLACIER' }],
    ['GET', 'k?versionId=1', {}],
    ['GET', '?list-type=2&delimiter=/', {}],
    ['GET', '?versions', {}],
    ['GET', '', {}],
    ['POST', '?delete', {}],
    ['DELETE', 'k', { 'if-match': '*' }],
    ['PATCH', 'k', {}],
  ])('is refused, and never only looks done: %s %s %j', async (method, target, headers) => {
    expect(await send(method, target, headers)).toMatchObject({ status: 501, code: 'NotImplemented' });
  });
});

describe('a key', () => {
  it('has 1,024 bytes in UTF-8 at most', async () => {
    const put = (key: string) => send('PUT', encodeURIComponent(key), {}, 'x');
    expect(await put('ä'.repeat(512))).toMatchObject({ status: 200 });
    expect(await put(`${'ä'.repeat(512)}a`)).toMatchObject({ status: 400, code: 'KeyTooLongError' });
  });
});

describe('reading', () => {
  it('gives the ranges that were asked for', async () => {
    await send('PUT', 'k', {}, '0123456789');
    const range = async (value: string) => {
      const { status, text, headers } = await send('GET', 'k', { range: value });
      return [status, text, headers.get('content-range')];
    };
    expect(await range('bytes=2-4')).toEqual([206, '234', 'bytes 2-4/10']);
    expect(await range('bytes=7-')).toEqual([206, '789', 'bytes 7-9/10']);
    expect(await range('bytes=-3')).toEqual([206, '789', 'bytes 7-9/10']);
    expect(await range('bytes=8-99')).toEqual([206, '89', 'bytes 8-9/10']);
    expect((await send('GET', 'k', { range: 'bytes=10-' })).status).toBe(416);
  });

  it('tells by HEAD what GET would tell, without body and without code', async () => {
    await send('PUT', 'k', { 'content-type': 'text/plain', 'cache-control': 'no-store' }, 'one');
    const { text, headers } = await send('HEAD', 'k');
    expect(text).toBe('');
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'text/plain',
      'cache-control': 'no-store',
      'content-length': '3',
    });
    expect(await send('HEAD', 'none')).toMatchObject({ status: 404, text: '' });
  });
});

describe('a listing', () => {
  it('goes page by page, in the order of UTF-8 bytes', async () => {
    const keys = ['B', 'a/1', 'a/2', 'a/10', 'ä', '😀', '\u{ffff}'];
    for (const key of keys) await send('PUT', encodeURIComponent(key), {}, 'x');
    const first = await send('GET', '?list-type=2');
    expect(first.text).toContain('<IsTruncated>true</IsTruncated>');
    expect(first.text.match(/<Key>/g)).toHaveLength(2);
    const token = first.text.match(/<NextContinuationToken>(.+)<\/NextContinuationToken>/)?.[1];
    const next = await send('GET', `?list-type=2&continuation-token=${token}`);
    expect([...next.text.matchAll(/<Key>(.+?)<\/Key>/g)].map(([, key]) => key)).toEqual(['a/10', 'a/2']);
    const after = await send('GET', '?list-type=2&prefix=a/&start-after=a/1&max-keys=1');
    expect(after.text).toContain('<Key>a/10</Key>');
    const last = await send('GET', `?list-type=2&start-after=${encodeURIComponent('ä')}`);
    expect([...last.text.matchAll(/<Key>(.+?)<\/Key>/g)].map(([, key]) => key)).toEqual(['\u{ffff}', '😀']);
    expect(await send('GET', '?list-type=2&continuation-token=x')).toMatchObject({ code: 'InvalidArgument' });
  });
});

describe('a policy', async () => {
  const asked: PolicyRequest[] = [];
  const server = await startS3Server({
    buckets: {
      b: {
        denies: (request) => {
          asked.push(request);
          return request.action === 's3:ListBucket' || request.context['s3:if-none-match'] === undefined;
        },
      },
    },
  });
  afterAll(() => server.close());
  const client = new S3Client(server.connection);

  it('sees action, key and conditions, and what it denies does not happen', async () => {
    const put = { Bucket: 'b', Key: 'k', Body: 'x' };
    await expect(client.send(new PutObjectCommand(put))).rejects.toMatchObject({ name: 'AccessDenied' });
    await client.send(new PutObjectCommand({ ...put, IfNoneMatch: '*' }));
    const context = { 's3:ObjectCreationOperation': 'true', 's3:if-none-match': '*' };
    expect(asked.at(-1)).toEqual({ action: 's3:PutObject', key: 'k', context });
    const pages = paginateListObjectsV2({ client }, { Bucket: 'b' });
    await expect(Array.fromAsync(pages)).rejects.toMatchObject({ name: 'AccessDenied' });
  });
});
