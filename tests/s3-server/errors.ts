import { randomUUID } from 'node:crypto';
import { type Answer, element, xmlDocument } from './answer.ts';

/** The errors that the stand-in knows, with the status that S3 gives to each. */
const STATUS = {
  AccessDenied: 403,
  BadDigest: 400,
  ConditionalRequestConflict: 409,
  EntityTooSmall: 400,
  IncompleteBody: 400,
  InternalError: 500,
  InvalidAccessKeyId: 403,
  InvalidArgument: 400,
  InvalidDigest: 400,
  InvalidPart: 400,
  InvalidPartOrder: 400,
  InvalidRange: 416,
  InvalidRequest: 400,
  KeyTooLongError: 400,
  MalformedTrailerError: 400,
  MalformedXML: 400,
  MissingContentLength: 411,
  NoSuchBucket: 404,
  NoSuchKey: 404,
  NoSuchUpload: 404,
  NotImplemented: 501,
  PermanentRedirect: 301,
  PreconditionFailed: 412,
  RequestTimeTooSkewed: 403,
  SignatureDoesNotMatch: 403,
  SlowDown: 503,
  TooManyRequests: 429,
  XAmzContentSHA256Mismatch: 400,
} as const;

export type ErrorCode = keyof typeof STATUS;

const MESSAGES: Partial<Record<ErrorCode, string>> = {
  AccessDenied: 'Access Denied',
  ConditionalRequestConflict: 'A conflicting operation occurred during the conditional request. Try again.',
  InternalError: 'Something went wrong inside. Try again.',
  NoSuchBucket: 'There is no such bucket.',
  NoSuchKey: 'There is no such key.',
  NoSuchUpload: 'There is no such upload: it never was, or it was aborted or completed.',
  PreconditionFailed: 'At least one of the preconditions does not hold.',
  SlowDown: 'Reduce your request rate.',
};

/** An answer that says no. */
export class S3Error extends Error {
  override name = 'S3Error';
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message = MESSAGES[code] ?? code) {
    super(message);
    this.code = code;
  }
}

/** The answer for an error, in S3's XML; an answer to HEAD has no body and hence no code. */
export function errorAnswer(error: S3Error, method: string): Answer {
  const { code, message } = error;
  const status = STATUS[code];
  if (method === 'HEAD') return { status };
  const body = xmlDocument(
    element(
      'Error',
      element('Code', code) + element('Message', message) + element('RequestId', randomUUID()),
      'xml',
    ),
  );
  return { status, headers: { 'content-type': 'application/xml' }, body };
}
