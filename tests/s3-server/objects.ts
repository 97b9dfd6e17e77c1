import { hash } from 'node:crypto';
import type { Answer } from './answer.ts';
import { type Bucket, type Condition, headersOf, type StoredObject } from './bucket.ts';
import { verifiedChecksum } from './checksums.ts';
import { S3Error } from './errors.ts';
import type { S3Request } from './request.ts';

/** Headers that are stored with an object and come back with it. */
const KEPT =
  /^(?:content-type|cache-control|content-(?:encoding|disposition|language)|expires|x-amz-meta-.+)$/;

/** The headers of a request that are stored with the object. */
export function keptHeaders(headers: S3Request['headers']): Record<string, string> {
  return {
    'content-type': 'binary/octet-stream',
    ...Object.fromEntries(Object.entries(headers).filter(([name]) => KEPT.test(name))),
  };
}

/** The condition that a writing request carries. */
export function conditionOf(headers: S3Request['headers']): Condition {
  return { ifMatch: headers['if-match'], ifNoneMatch: headers['if-none-match'] };
}

export function putObject(bucket: Bucket, { key, headers, body }: S3Request): Answer {
  const object = {
    bytes: body,
    etag: hash('md5', body),
    checksum: verifiedChecksum(headers, body),
    headers: keptHeaders(headers),
  };
  return { status: 200, headers: headersOf(bucket.write(key, object, conditionOf(headers))) };
}

/** GetObject and HeadObject. */
export function getObject(bucket: Bucket, request: S3Request): Answer {
  const { key, headers, method } = request;
  const object = bucket.current(key);
  if (object === undefined) return missing(bucket, key);
  const etag = `"${object.etag}"`;
  if (headers['if-match'] !== undefined && headers['if-match'] !== etag) {
    throw new S3Error('PreconditionFailed');
  }
  if (headers['if-none-match'] === etag) return { status: 304, headers: { etag } };
  const range = rangeOf(headers.range, object.bytes.length);
  const isChecked = headers['x-amz-checksum-mode'] === 'ENABLED' && range === undefined;
  const bytes = range ? object.bytes.subarray(range.start, range.end + 1) : object.bytes;
  return {
    status: range === undefined ? 200 : 206,
    headers: {
      ...object.headers,
      ...Object.fromEntries(
        Object.entries(headersOf(object)).filter(
          ([name]) => isChecked || !name.startsWith('x-amz-checksum-'),
        ),
      ),
      'accept-ranges': 'bytes',
      'content-length': String(bytes.length),
      'last-modified': object.modified.toUTCString(),
      ...(range && { 'content-range': `bytes ${range.start}-${range.end}/${object.bytes.length}` }),
    },
    ...(method === 'GET' && { body: bytes }),
  };
}

export function deleteObject(bucket: Bucket, { key }: S3Request): Answer {
  const marker = bucket.delete(key);
  if (marker === undefined) return { status: 204 };
  return { status: 204, headers: { 'x-amz-delete-marker': 'true', 'x-amz-version-id': marker } };
}

/** Whoever may not list a bucket does not learn what is not in it. */
function missing(bucket: Bucket, key: string): never {
  if (bucket.denies({ action: 's3:ListBucket', key: '', context: {} })) throw new S3Error('AccessDenied');
  throw new S3Error('NoSuchKey', `There is no such key: ${key}`);
}

/** One range of bytes; several at once S3 does not serve either. */
function rangeOf(header: string | undefined, size: number): { start: number; end: number } | undefined {
  const [, first = '', last = ''] = header?.match(/^bytes=(\d*)-(\d*)$/) ?? [];
  if (first === '' && last === '') return undefined;
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (start > end) throw new S3Error('InvalidRange');
  return { start, end };
}

/** What is told of an object that has just been created; the shape of EventBridge's `detail`, in short. */
export interface ObjectCreated {
  bucket: string;
  key: string;
  size: number;
  etag: string;
  versionId?: string;
  reason: 'PutObject' | 'CompleteMultipartUpload';
}

export function createdBy(
  bucket: Bucket,
  key: string,
  { bytes, etag, versionId }: StoredObject,
  reason: ObjectCreated['reason'],
): ObjectCreated {
  return {
    bucket: bucket.name,
    key,
    size: bytes.length,
    etag,
    ...(versionId !== undefined && { versionId }),
    reason,
  };
}
