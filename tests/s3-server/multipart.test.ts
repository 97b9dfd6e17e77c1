import { describe, expect, it } from 'vitest';
import { checksumOf } from './checksums.ts';
import { newRawBench } from './raw.ts';

const { server, send } = await newRawBench();
const large = new Uint8Array(5 * 1024 * 1024).fill(1);
const small = new Uint8Array(10).fill(2);

/** Begins an upload and gives its id. */
async function begin(headers: Record<string, string> = {}): Promise<string> {
  const { text } = await send('POST', 'k?uploads', headers);
  return text.match(/<UploadId>(.+)<\/UploadId>/)?.[1] ?? '';
}

/** Uploads a part with its SHA-256 and gives its line in the request that completes the upload. */
async function part(id: string, number: number, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const checksum = checksumOf('SHA256', bytes);
  const headers = { 'x-amz-checksum-sha256': checksum };
  const answer = await send('PUT', `k?partNumber=${number}&uploadId=${id}`, headers, bytes);
  const etag = answer.headers.get('etag')?.replaceAll('"', '&quot;');
  return (
    `<Part><PartNumber>${number}</PartNumber><ETag>${etag}</ETag>` +
    `<ChecksumSHA256>${checksum}</ChecksumSHA256></Part>`
  );
}

function complete(id: string, parts: readonly string[], headers: Record<string, string> = {}) {
  const xml = `<CompleteMultipartUpload>${parts.join('')}</CompleteMultipartUpload>`;
  return send('POST', `k?uploadId=${id}`, headers, xml);
}

const SHA256 = { 'x-amz-checksum-algorithm': 'SHA256' };

describe('an upload in parts', () => {
  it('becomes an object when it is complete, with the checksum of its parts checksums', async () => {
    const id = await begin({ ...SHA256, 'content-type': 'text/plain', 'x-amz-meta-a': 'b' });
    const parts = [await part(id, 1, large), await part(id, 2, small)];
    expect((await send('GET', 'k')).status).toBe(404);
    expect(await complete(id, parts)).toMatchObject({ status: 200 });
    const sums = [large, small].map((bytes) => Buffer.from(checksumOf('SHA256', bytes), 'base64'));
    const { bytes = small, ...stored } = server.bucket('b').current('k') ?? {};
    expect(Buffer.concat([large, small]).equals(bytes)).toBe(true);
    expect(stored).toMatchObject({
      etag: expect.stringMatching(/^[0-9a-f]{32}-2$/),
      checksum: { type: 'COMPOSITE', value: `${checksumOf('SHA256', Buffer.concat(sums))}-2` },
      headers: { 'content-type': 'text/plain', 'x-amz-meta-a': 'b' },
    });
    expect(await complete(id, parts)).toMatchObject({ status: 404, code: 'NoSuchUpload' });
  });

  it('has the checksum of the whole where the client chose none, or CRC-64', async () => {
    for (const headers of [{}, { 'x-amz-checksum-algorithm': 'CRC64NVME' }]) {
      const id = await begin(headers);
      const value = checksumOf('CRC64NVME', small);
      const sent = { 'x-amz-checksum-crc64nvme': value };
      const { headers: got } = await send('PUT', `k?partNumber=1&uploadId=${id}`, sent, small);
      const xml = `<Part><PartNumber>1</PartNumber><ETag>${got.get('etag')}</ETag></Part>`;
      expect((await complete(id, [xml])).status).toBe(200);
      const checksum = { algorithm: 'CRC64NVME', type: 'FULL_OBJECT', value };
      expect(server.bucket('b').current('k')).toMatchObject({ checksum });
    }
  });

  it('decides its condition when it is complete', async () => {
    const id = await begin(SHA256);
    const parts = [await part(id, 1, small)];
    await send('PUT', 'k', {}, 'faster');
    expect(await complete(id, parts, { 'if-none-match': '*' })).toMatchObject({ status: 412 });
    expect(await complete(id, parts, { 'if-match': '"x"' })).toMatchObject({ status: 412 });
    const etag = (await send('HEAD', 'k')).headers.get('etag') ?? '';
    expect(await complete(id, parts, { 'if-match': etag })).toMatchObject({ status: 200 });
    expect(await send('POST', 'k?uploads', { 'if-none-match': '*' })).toMatchObject({ status: 501 });
  });

  it('refuses what does not fit', async () => {
    const id = await begin(SHA256);
    const first = await part(id, 1, small);
    const second = await part(id, 2, small);
    expect(await complete(id, [first, second])).toMatchObject({ status: 400, code: 'EntityTooSmall' });
    expect(await complete(id, [second, first])).toMatchObject({ status: 400, code: 'InvalidPartOrder' });
    expect(await complete(id, [first.replace('>1<', '>3<')])).toMatchObject({ code: 'InvalidPart' });
    expect(await complete(id, [first.replace(/&quot;./, '&quot;x')])).toMatchObject({ code: 'InvalidPart' });
    expect(await complete(id, [])).toMatchObject({ status: 400, code: 'MalformedXML' });
    const bare = first.replace(/<ChecksumSHA256>.*<\/ChecksumSHA256>/, '');
    expect(await complete(id, [bare])).toMatchObject({ status: 400, code: 'InvalidRequest' });
    const other = { 'x-amz-checksum-crc32': checksumOf('CRC32', small) };
    const target = `k?partNumber=3&uploadId=${id}`;
    expect(await send('PUT', target, other, small)).toMatchObject({ code: 'InvalidRequest' });
    expect(await send('PUT', target, {}, small)).toMatchObject({ code: 'InvalidRequest' });
    expect(await send('PUT', target.replace('=3', '=10001'), {}, small)).toMatchObject({
      code: 'InvalidArgument',
    });
    const lie = { 'x-amz-checksum-sha256': checksumOf('SHA256', large) };
    expect(await send('PUT', target, lie, small)).toMatchObject({ code: 'BadDigest' });
    expect((await send('GET', 'k')).status).toBe(404);
  });

  it.each([
    { 'x-amz-checksum-algorithm': 'SHA256', 'x-amz-checksum-type': 'FULL_OBJECT' },
    { 'x-amz-checksum-algorithm': 'CRC64NVME', 'x-amz-checksum-type': 'COMPOSITE' },
  ])('has no checksum that does not exist: %j', async (headers) => {
    expect(await send('POST', 'k?uploads', headers)).toMatchObject({ status: 400, code: 'InvalidRequest' });
  });

  it('is gone when it is aborted', async () => {
    const id = await begin(SHA256);
    const first = await part(id, 1, small);
    expect((await send('DELETE', `k?uploadId=${id}`)).status).toBe(204);
    expect(await complete(id, [first])).toMatchObject({ status: 404, code: 'NoSuchUpload' });
    expect(await send('DELETE', `k?uploadId=${id}`)).toMatchObject({ status: 404 });
    expect(server.bucket('b').uploads.size).toBe(0);
  });
});
