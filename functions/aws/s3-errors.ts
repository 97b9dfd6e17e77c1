import { S3ServiceException } from '@aws-sdk/client-s3';

/** S3 does not do what it was asked for, and would not at another time: a missing permission, no such bucket. */
export class S3AccessError extends Error {
  override name = 'S3AccessError';
}

/** What S3 sent is not what it said that it sends. */
export class DamagedAnswerError extends Error {
  override name = 'DamagedAnswerError';
}

/** What was to be done, for messages: "read", "write"; and where. */
export interface Task {
  action: 'read' | 'write' | 'list';
  bucket: string;
  key: string;
}

/** Errors of S3 that say: not now. Those with status 429 and 5xx say so too. */
const TRANSIENT_CODES: ReadonlySet<string> = new Set([
  // Another conditional write came in between.
  'ConditionalRequestConflict',
  'OperationAborted',
  // The body changed or broke off on its way.
  'BadDigest',
  'IncompleteBody',
  'RequestTimeout',
  'XAmzContentSHA256Mismatch',
  // The upload in parts was put together by an earlier request, or thrown away. Begun anew, it will tell.
  'NoSuchUpload',
]);

const NETWORK_CODES: ReadonlySet<unknown> = new Set([
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
]);

/** Whether the same request may succeed at another time. */
export function isTransient(error: unknown): boolean {
  if (error instanceof DamagedAnswerError) return true;
  if (error instanceof S3ServiceException) {
    const { httpStatusCode: status = 0 } = error.$metadata;
    return TRANSIENT_CODES.has(error.name) || status === 429 || (status >= 500 && status !== 501);
  }
  return error instanceof Error && (error.name === 'TimeoutError' || NETWORK_CODES.has(codeOf(error)));
}

/** Whether S3 says that there is nothing under the key. The answer to HEAD does not tell why. */
export function isAbsent(error: unknown): boolean {
  return error instanceof S3ServiceException && (error.name === 'NoSuchKey' || error.name === 'NotFound');
}

/** Whether S3 says that the condition of a write does not hold. For If-Match, nothing under the key is a 404. */
export function isLost(error: unknown): boolean {
  return (error instanceof S3ServiceException && error.name === 'PreconditionFailed') || isAbsent(error);
}

/** How often the SDK sent a request before it gave up with this error. */
export function attemptsOf(error: unknown): number {
  return (error instanceof S3ServiceException ? error.$metadata.attempts : undefined) ?? 1;
}

/** An error that will not pass, in words that say what to look at; anything that is not S3's is left as it is. */
export function explained(error: unknown, task: Task): unknown {
  if (error instanceof Error && error.name === 'CredentialsProviderError') {
    return new S3AccessError(`There are no credentials for AWS: ${error.message}`, { cause: error });
  }
  if (!(error instanceof S3ServiceException)) return error;
  return new S3AccessError(`${reasonOf(error, task)} (${error.name}: ${error.message})`, { cause: error });
}

function reasonOf(error: S3ServiceException, task: Task): string {
  const { action, bucket, key } = task;
  const what = `${action} ${key === '' ? 'the keys' : key} in the bucket ${bucket}`;
  switch (error.name) {
    case 'NoSuchBucket':
      return `There is no bucket ${bucket}`;
    case 'PermanentRedirect':
    case 'AuthorizationHeaderMalformed':
      return `The bucket ${bucket} is in another region`;
    case 'RequestTimeTooSkewed':
      return 'The clock of this machine is wrong';
    case 'ExpiredToken':
    case 'InvalidAccessKeyId':
    case 'InvalidToken':
    case 'SignatureDoesNotMatch':
      return 'AWS does not accept the credentials';
  }
  if (error.$metadata.httpStatusCode !== 403) return `S3 refused to ${what}`;
  // To those who may not list a bucket, S3 does not say what is not in it.
  const hint = action === 'read' ? ', or the key is not there and the role may not list the bucket' : '';
  return `The role may not ${what}${hint}`;
}

function codeOf(error: Error): unknown {
  return 'code' in error ? error.code : undefined;
}
