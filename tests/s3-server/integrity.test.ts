import { hash } from 'node:crypto';
import { Readable } from 'node:stream';
import { type ChecksumAlgorithm, HeadObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { checksumOf } from './checksums.ts';
import { newRawBench } from './raw.ts';

const { server, send } = await newRawBench();
const client = new S3Client({ ...server.connection, maxAttempts: 1 });
const TEXT = '123456789';

/** The published check values of the algorithms, for the text 123456789. */
const CHECK_VALUES = {
  sha256: Buffer.from(hash('sha256', TEXT), 'hex').toString('base64'),
  crc32: Buffer.from('cbf43926', 'hex').toString('base64'),
  crc64nvme: Buffer.from('ae8b14860a799888', 'hex').toString('base64'),
};

/** A body in the coding aws-chunked, in two chunks, with a trailer. */
function chunked(trailer: string): { headers: Record<string, string>; body: string } {
  return {
    headers: {
      'content-encoding': 'gzip,aws-chunked',
      'x-amz-content-sha256': 'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
      'x-amz-decoded-content-length': '9',
      'x-amz-trailer': 'x-amz-checksum-crc32',
    },
    body: `5\r\n12345\r\n4\r\n6789\r\n0\r\n${trailer}\r\n`,
  };
}

describe.each(Object.entries(CHECK_VALUES))('the checksum %s', (algorithm, value) => {
  const header = `x-amz-checksum-${algorithm}`;

  it('is held against the body, kept, and told to those who ask', async () => {
    expect((await send('PUT', 'k', { [header]: value }, TEXT)).headers.get(header)).toBe(value);
    const asked = await send('HEAD', 'k', { 'x-amz-checksum-mode': 'ENABLED' });
    expect(asked.headers.get(header)).toBe(value);
    expect(asked.headers.get('x-amz-checksum-type')).toBe('FULL_OBJECT');
    expect((await send('HEAD', 'k')).headers.get(header)).toBeNull();
  });

  it('refuses another body', async () => {
    expect(await send('PUT', 'k', { [header]: value }, 'another')).toMatchObject({
      status: 400,
      code: 'BadDigest',
    });
    expect(await send('PUT', 'k', { [header]: 'bm9uZQ=' }, TEXT)).toMatchObject({ code: 'InvalidRequest' });
    expect(server.bucket('b').keys()).toEqual([]);
  });
});

describe('checksums', () => {
  it('come one at a time, and as announced', async () => {
    const two = { 'x-amz-checksum-sha256': CHECK_VALUES.sha256, 'x-amz-checksum-crc32': CHECK_VALUES.crc32 };
    expect(await send('PUT', 'k', two, TEXT)).toMatchObject({ code: 'InvalidRequest' });
    const other = { 'x-amz-checksum-crc32': CHECK_VALUES.crc32, 'x-amz-sdk-checksum-algorithm': 'SHA256' };
    expect(await send('PUT', 'k', other, TEXT)).toMatchObject({ code: 'InvalidRequest' });
    expect(await send('PUT', 'k', { 'x-amz-checksum-sha1': 'x' }, TEXT)).toMatchObject({
      code: 'NotImplemented',
    });
  });

  it('are CRC-64/NVME where the client brings none', async () => {
    expect((await send('PUT', 'k', {}, TEXT)).headers.get('x-amz-checksum-crc64nvme')).toBe(
      CHECK_VALUES.crc64nvme,
    );
  });

  it.each(['SHA256', 'CRC32'] as ChecksumAlgorithm[])(
    'of a stream come from the SDK as a trailer: %s',
    async (algorithm) => {
      const Body = Readable.from([Buffer.from('1234'), Buffer.from('56789')]);
      const at = { Bucket: 'b', Key: 'k' };
      await client.send(
        new PutObjectCommand({ ...at, Body, ContentLength: 9, ChecksumAlgorithm: algorithm }),
      );
      expect(await client.send(new HeadObjectCommand({ ...at, ChecksumMode: 'ENABLED' }))).toMatchObject({
        [`Checksum${algorithm}`]: CHECK_VALUES[algorithm === 'SHA256' ? 'sha256' : 'crc32'],
        ContentLength: 9,
      });
    },
  );

  it('in a trailer are held against the decoded body, which is what is stored', async () => {
    const right = chunked(`x-amz-checksum-crc32:${CHECK_VALUES.crc32}\r\n`);
    expect((await send('PUT', 'k', right.headers, right.body)).status).toBe(200);
    const stored = server.bucket('b').current('k');
    expect(Buffer.from(stored?.bytes ?? []).toString()).toBe(TEXT);
    expect(stored?.headers).toMatchObject({ 'content-encoding': 'gzip' });
    const wrong = chunked(`x-amz-checksum-crc32:${checksumOf('CRC32', Buffer.from('x'))}\r\n`);
    expect(await send('PUT', 'k', wrong.headers, wrong.body)).toMatchObject({ code: 'BadDigest' });
    const missing = chunked('');
    expect(await send('PUT', 'k', missing.headers, missing.body)).toMatchObject({
      code: 'MalformedTrailerError',
    });
  });
});

describe('a body', () => {
  it.each([
    ['another MD5', { 'content-md5': Buffer.from(hash('md5', 'x'), 'hex').toString('base64') }, 'BadDigest'],
    ['no MD5', { 'content-md5': 'bm9uZQ==' }, 'InvalidDigest'],
    ['another SHA-256', { 'x-amz-content-sha256': hash('sha256', 'x') }, 'XAmzContentSHA256Mismatch'],
    [
      'chunks that are signed',
      { 'x-amz-content-sha256': 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD' },
      'InvalidRequest',
    ],
  ] as const)('is refused with %s', async (_what, headers, code) => {
    expect(await send('PUT', 'k', headers, TEXT)).toMatchObject({ status: 400, code });
    expect(server.bucket('b').keys()).toEqual([]);
  });

  it('is refused with another length than announced, and with none', async () => {
    const { headers, body } = chunked(`x-amz-checksum-crc32:${CHECK_VALUES.crc32}\r\n`);
    const short = { ...headers, 'x-amz-decoded-content-length': '8' };
    expect(await send('PUT', 'k', short, body)).toMatchObject({ code: 'IncompleteBody' });
    expect(await send('PUT', 'k', headers, body.slice(0, 12))).toMatchObject({ code: 'IncompleteBody' });
    const answer = await fetch(`${server.url}/b/k`, {
      method: 'PUT',
      headers: { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' },
      body: ReadableStream.from([Buffer.from(TEXT)]),
      duplex: 'half',
    } as RequestInit);
    expect(answer.status).toBe(411);
  });

  it('is accepted with the MD5 and the SHA-256 that it has', async () => {
    const headers = {
      'content-md5': hash('md5', TEXT, 'base64'),
      'x-amz-content-sha256': hash('sha256', TEXT),
    };
    expect((await send('PUT', 'k', headers, TEXT)).status).toBe(200);
  });
});
