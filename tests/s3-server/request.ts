import { hash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { decodeAwsChunked } from './aws-chunked.ts';
import { S3Error } from './errors.ts';

/** One request, read to its end and taken apart. */
export interface S3Request {
  method: string;
  bucket: string;
  /** Empty where the request is about the bucket. */
  key: string;
  query: ReadonlyMap<string, string>;
  /** Headers, and after a body in chunks its trailers; names in lower case. */
  headers: Readonly<Record<string, string>>;
  body: Buffer;
}

/** Reads a request. Path-style addresses only: `/<bucket>/<key>`. */
export async function readRequest(incoming: IncomingMessage): Promise<S3Request> {
  const [path = '', query = ''] = (incoming.url ?? '').split('?');
  const [, bucket = '', ...key] = path.split('/');
  const body = Buffer.concat(await Array.fromAsync<Buffer>(incoming));
  return {
    method: incoming.method ?? '',
    bucket: decodeURIComponent(bucket),
    key: key.map(decodeURIComponent).join('/'),
    query: new Map(new URLSearchParams(query)),
    headers: Object.fromEntries(
      Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
    ),
    body,
  };
}

const STREAMED = 'STREAMING-UNSIGNED-PAYLOAD-TRAILER';

/**
 * The request with the body that was meant, after everything that was said of the body is checked: its length,
 * its digests, its trailers.
 */
export function verifiedBody(request: S3Request): S3Request {
  const { method, headers, body, query } = request;
  if (method === 'PUT' && headers['content-length'] === undefined && !isChunked(headers)) {
    throw new S3Error('MissingContentLength');
  }
  // A presigned request says nothing of its body.
  const digest =
    headers['x-amz-content-sha256'] ?? (query.has('X-Amz-Signature') ? 'UNSIGNED-PAYLOAD' : undefined);
  if (digest === undefined) throw new S3Error('InvalidRequest', 'x-amz-content-sha256 is missing.');
  if (isChunked(headers)) return unchunked(request, digest);
  if (digest.startsWith('STREAMING-')) throw new S3Error('InvalidRequest', 'The body is not in chunks.');
  if (digest !== 'UNSIGNED-PAYLOAD' && digest !== hash('sha256', body)) {
    throw new S3Error('XAmzContentSHA256Mismatch');
  }
  assertMd5(headers['content-md5'], body);
  return request;
}

function unchunked(request: S3Request, digest: string): S3Request {
  const { headers, body } = request;
  // Chunks that are signed one by one are for clients without TLS; the SDK does not send them.
  if (digest !== STREAMED) throw new S3Error('NotImplemented', `${digest} is not implemented.`);
  const { bytes, trailers } = decodeAwsChunked(body);
  if (headers['x-amz-decoded-content-length'] !== String(bytes.length)) throw new S3Error('IncompleteBody');
  const announced = headers['x-amz-trailer'];
  if (announced !== undefined && trailers[announced.toLowerCase()] === undefined) {
    throw new S3Error('MalformedTrailerError');
  }
  const codings = (headers['content-encoding'] ?? '').split(',').filter((coding) => coding !== 'aws-chunked');
  const { 'content-encoding': _, ...others } = headers;
  return {
    ...request,
    body: bytes,
    headers: {
      ...others,
      ...trailers,
      ...(codings.length > 0 && { 'content-encoding': codings.join(',') }),
    },
  };
}

function isChunked(headers: S3Request['headers']): boolean {
  return headers['content-encoding']?.split(',').includes('aws-chunked') ?? false;
}

function assertMd5(claimed: string | undefined, body: Uint8Array): void {
  if (claimed === undefined) return;
  if (Buffer.from(claimed, 'base64').length !== 16) throw new S3Error('InvalidDigest');
  if (hash('md5', body, 'base64') !== claimed)
    throw new S3Error('BadDigest', 'The Content-MD5 does not match.');
}
