import { type Answer, element, xmlAnswer } from './answer.ts';
import type { Bucket } from './bucket.ts';
import { S3Error } from './errors.ts';
import type { S3Request } from './request.ts';

/** ListObjectsV2, without delimiters. Like S3 it may give fewer keys at once than were asked for. */
export function listObjects(bucket: Bucket, { query }: S3Request, pageSize: number): Answer {
  const prefix = query.get('prefix') ?? '';
  const asked = Number(query.get('max-keys') ?? 1000);
  if (!Number.isInteger(asked) || asked < 0) throw new S3Error('InvalidArgument');
  const token = query.get('continuation-token');
  const after = Buffer.from(token === undefined ? (query.get('start-after') ?? '') : keyOf(token));
  const matching = bucket
    .keys()
    .filter((key) => key.startsWith(prefix) && Buffer.compare(Buffer.from(key), after) > 0);
  const page = matching.slice(0, Math.min(asked, pageSize, 1000));
  const last = page.at(-1);
  const isTruncated = last !== undefined && page.length < matching.length;
  const contents = page.map((key) => {
    const object = bucket.current(key);
    return element(
      'Contents',
      element('Key', key) +
        element('LastModified', object?.modified.toISOString() ?? '') +
        element('ETag', `"${object?.etag}"`) +
        element('Size', object?.bytes.length ?? 0) +
        element('StorageClass', 'STANDARD'),
      'xml',
    );
  });
  return xmlAnswer(
    element(
      'ListBucketResult',
      element('Name', bucket.name) +
        element('Prefix', prefix) +
        element('MaxKeys', asked) +
        element('KeyCount', page.length) +
        element('IsTruncated', isTruncated) +
        (isTruncated ? element('NextContinuationToken', tokenOf(last)) : '') +
        contents.join(''),
      'xml',
    ),
  );
}

function tokenOf(key: string): string {
  return Buffer.from(`after ${key}`).toString('base64url');
}

function keyOf(token: string): string {
  const [, key] =
    Buffer.from(token, 'base64url')
      .toString()
      .match(/^after (.*)$/s) ?? [];
  if (key !== undefined && tokenOf(key) === token) return key;
  throw new S3Error('InvalidArgument', 'The continuation token provided is incorrect.');
}
