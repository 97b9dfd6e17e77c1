import type { Answer } from './answer.ts';
import type { Bucket } from './bucket.ts';
import { S3Error } from './errors.ts';
import { listObjects } from './list.ts';
import { abortUpload, completeUpload, createUpload, uploadPart } from './multipart.ts';
import { deleteObject, getObject, putObject } from './objects.ts';
import type { S3Request } from './request.ts';

export type OperationName =
  | 'ListObjectsV2'
  | 'GetObject'
  | 'HeadObject'
  | 'PutObject'
  | 'DeleteObject'
  | 'CreateMultipartUpload'
  | 'UploadPart'
  | 'CompleteMultipartUpload'
  | 'AbortMultipartUpload';

/** What the server is set to, as far as operations look at it. */
export interface OperationSettings {
  pageSize: number;
}

/** One operation of S3: how a request for it looks, and what it does. */
export interface Operation {
  name: OperationName;
  method: string;
  of: 'bucket' | 'key';
  /** The parameters that tell it from others. */
  query: readonly string[];
  /** Further parameters that it understands. */
  optional?: readonly string[];
  /** The headers that it heeds, of those that would change what S3 does. */
  headers?: RegExp;
  /** What a policy must allow. */
  action: string;
  run(bucket: Bucket, request: S3Request, settings: OperationSettings): Answer;
}

const CHECKSUM = 'x-amz-(?:checksum-.+|sdk-checksum-algorithm|trailer|decoded-content-length)|content-md5';
const METADATA = 'x-amz-meta-.+';
const CONDITION = 'if-match|if-none-match';
const only = (...parts: readonly string[]): RegExp => new RegExp(`^(?:${parts.join('|')})$`);

const OPERATIONS: readonly Operation[] = [
  {
    name: 'ListObjectsV2',
    method: 'GET',
    of: 'bucket',
    query: ['list-type'],
    optional: ['prefix', 'max-keys', 'continuation-token', 'start-after'],
    action: 's3:ListBucket',
    run: (bucket, request, { pageSize }) => listObjects(bucket, request, pageSize),
  },
  ...(['GetObject', 'HeadObject'] as const).map(
    (name): Operation => ({
      name,
      method: name === 'GetObject' ? 'GET' : 'HEAD',
      of: 'key',
      query: [],
      headers: only(CONDITION, 'range', 'x-amz-checksum-mode'),
      action: 's3:GetObject',
      run: getObject,
    }),
  ),
  {
    name: 'PutObject',
    method: 'PUT',
    of: 'key',
    query: [],
    headers: only(CHECKSUM, METADATA, CONDITION),
    action: 's3:PutObject',
    run: putObject,
  },
  {
    name: 'DeleteObject',
    method: 'DELETE',
    of: 'key',
    query: [],
    action: 's3:DeleteObject',
    run: deleteObject,
  },
  {
    name: 'CreateMultipartUpload',
    method: 'POST',
    of: 'key',
    query: ['uploads'],
    headers: only('x-amz-checksum-(?:algorithm|type)', METADATA),
    action: 's3:PutObject',
    run: createUpload,
  },
  {
    name: 'UploadPart',
    method: 'PUT',
    of: 'key',
    query: ['partNumber', 'uploadId'],
    headers: only(CHECKSUM),
    action: 's3:PutObject',
    run: uploadPart,
  },
  {
    name: 'CompleteMultipartUpload',
    method: 'POST',
    of: 'key',
    query: ['uploadId'],
    headers: only(CONDITION),
    action: 's3:PutObject',
    run: completeUpload,
  },
  {
    name: 'AbortMultipartUpload',
    method: 'DELETE',
    of: 'key',
    query: ['uploadId'],
    action: 's3:AbortMultipartUpload',
    run: abortUpload,
  },
];

/** Headers that could change what S3 does. The others are stored, are for the connection, or are ignored. */
const MEANINGFUL = /^(?:x-amz-|if-|range$|content-md5$)/;
/** What the query of a presigned request says of its signature. */
const PRESIGNED =
  /^X-Amz-(?:Algorithm|Content-Sha256|Credential|Date|Expires|Security-Token|Signature|SignedHeaders)$/;
/** Those of them that every operation takes. */
const GENERAL = /^x-amz-(?:date|content-sha256|user-agent|security-token)$/;

/**
 * The operation that a request asks for.
 * @throws S3Error `NotImplemented` for all that the stand-in does not do, so that it never looks done.
 */
export function operationOf({ method, key, query, headers }: S3Request): Operation {
  // The SDK names the operation in x-id; S3 ignores it. The signature of a presigned request is verified elsewhere.
  const parameters = [...query.keys()].filter((name) => name !== 'x-id' && !PRESIGNED.test(name));
  const operation = OPERATIONS.find(
    (candidate) =>
      candidate.method === method &&
      (candidate.of === 'bucket') === (key === '') &&
      candidate.query.every((name) => query.has(name)) &&
      parameters.every((name) => [...candidate.query, ...(candidate.optional ?? [])].includes(name)),
  );
  if (operation === undefined) {
    throw new S3Error('NotImplemented', `${method} with ${parameters.join('&')} is not implemented here.`);
  }
  const stray = Object.keys(headers).find(
    (name) => MEANINGFUL.test(name) && !GENERAL.test(name) && !operation.headers?.test(name),
  );
  if (stray === undefined) return operation;
  throw new S3Error('NotImplemented', `${operation.name} with ${stray} is not implemented here.`);
}

/** What policies are asked about a request. */
export function policyContext({ name }: Operation, { headers }: S3Request): Record<string, string> {
  const creates = name === 'PutObject' || name === 'CompleteMultipartUpload';
  const writes = creates || name === 'CreateMultipartUpload' || name === 'UploadPart';
  return {
    ...(writes && { 's3:ObjectCreationOperation': String(creates) }),
    ...(headers['if-match'] !== undefined && { 's3:if-match': headers['if-match'] }),
    ...(headers['if-none-match'] !== undefined && { 's3:if-none-match': headers['if-none-match'] }),
  };
}
