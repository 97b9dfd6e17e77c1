import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { newRawBench } from './raw.ts';

const { server, send } = await newRawBench();
const IF_NONE_MATCH = { 'if-none-match': '*' };

describe('a write on a condition', () => {
  it('creates a key once', async () => {
    expect(await send('PUT', 'k', IF_NONE_MATCH, 'one')).toMatchObject({ status: 200 });
    expect(await send('PUT', 'k', IF_NONE_MATCH, 'two')).toMatchObject({
      status: 412,
      code: 'PreconditionFailed',
    });
    expect((await send('GET', 'k')).text).toBe('one');
  });

  it('lets exactly one of many win', async () => {
    const bodies = Array.from({ length: 24 }, (_, index) => `${index}`.repeat(100_000));
    const created = await Promise.all(bodies.map((body) => send('PUT', 'k', IF_NONE_MATCH, body)));
    expect(created.filter(({ status }) => status === 200)).toHaveLength(1);
    const etag = created.find(({ status }) => status === 200)?.headers.get('etag') ?? '';
    const replaced = await Promise.all(
      bodies.map((body) => send('PUT', 'k', { 'if-match': etag }, `${body}!`)),
    );
    expect(replaced.map(({ status }) => status).sort()).toEqual([200, ...Array(23).fill(412)]);
  });

  it('replaces what has the ETag, with its quotation marks or without', async () => {
    const { headers } = await send('PUT', 'k', {}, 'one');
    expect(headers.get('etag')).toBe('"f97c5d29941bfb1b2fdab0874906ab82"');
    const bare = 'f97c5d29941bfb1b2fdab0874906ab82';
    expect((await send('PUT', 'k', { 'if-match': bare }, 'two')).status).toBe(200);
    expect(await send('PUT', 'k', { 'if-match': bare }, 'three')).toMatchObject({ status: 412 });
  });

  it('finds nothing to replace under a key that is not there', async () => {
    expect(await send('PUT', 'k', { 'if-match': '"x"' }, 'one')).toMatchObject({
      status: 404,
      code: 'NoSuchKey',
    });
  });

  it.each([{ 'if-none-match': '"an-etag"' }, { 'if-none-match': '*', 'if-match': '"an-etag"' }])(
    'is refused where S3 knows no such condition: %j',
    async (condition) => {
      expect(await send('PUT', 'k', condition, 'one')).toMatchObject({ status: 501, code: 'NotImplemented' });
      expect((await send('GET', 'k')).status).toBe(404);
    },
  );
});

describe('a bucket with versions', () => {
  it('keeps what was replaced, and lets a deleted key be created again', async () => {
    const client = new S3Client(server.connection);
    const at = { Bucket: 'v', Key: 'k' };
    const create = () => client.send(new PutObjectCommand({ ...at, Body: 'one', IfNoneMatch: '*' }));
    const { VersionId } = await create();
    expect(VersionId).toMatch(/./);
    await expect(create()).rejects.toMatchObject({ name: 'PreconditionFailed' });
    expect(await client.send(new DeleteObjectCommand(at))).toMatchObject({ DeleteMarker: true });
    await expect(client.send(new GetObjectCommand(at))).rejects.toMatchObject({ name: 'NoSuchKey' });
    expect((await create()).VersionId).not.toBe(VersionId);
    expect(server.bucket('v').versionsOf('k')).toBe(3);
  });
});

describe('reading on a condition', () => {
  it('tells what has not changed from what has', async () => {
    const etag = (await send('PUT', 'k', {}, 'one')).headers.get('etag') ?? '';
    expect((await send('GET', 'k', { 'if-none-match': etag })).status).toBe(304);
    expect((await send('GET', 'k', { 'if-none-match': '"other"' })).status).toBe(200);
    expect((await send('GET', 'k', { 'if-match': etag })).status).toBe(200);
    expect((await send('GET', 'k', { 'if-match': '"other"' })).status).toBe(412);
  });
});
