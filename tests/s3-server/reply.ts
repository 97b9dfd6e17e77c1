import type { Answer } from './answer.ts';
import type { Bucket } from './bucket.ts';
import { errorAnswer, S3Error } from './errors.ts';
import type { FaultKind, Faults } from './faults.ts';
import { createdBy, type ObjectCreated } from './objects.ts';
import { type Operation, type OperationName, operationOf, policyContext } from './operations.ts';
import { type S3Request, verifiedBody } from './request.ts';

/** How an answer reaches the client. */
export type Ending = 'whole' | 'reset' | 'stall' | 'truncated-body' | 'stalled-body' | 'altered-body';

/** An answer, and what becomes of it on its way. */
export interface Reply {
  answer: Answer;
  ending: Ending;
}

/** A request that was answered, or met a fault. */
export interface RequestRecord {
  operation: OperationName;
  key: string;
  status: number | FaultKind;
}

/** What replies are made from. */
export interface Service {
  buckets: ReadonlyMap<string, Bucket>;
  pageSize: number;
  faults: Faults;
  requests: RequestRecord[];
  onCreated: ((created: ObjectCreated) => void) | undefined;
}

/** Does what a request asks for, unless a fault is planned for it. */
export function replyTo(service: Service, request: S3Request): Reply {
  const operation = operationOf(request);
  const fault = service.faults.take(operation.name, request.key);
  const reply = withFault(fault, request.method, () => answerTo(service, operation, request));
  const status = fault ?? reply.answer.status;
  service.requests.push({ operation: operation.name, key: request.key, status });
  return reply;
}

function withFault(fault: FaultKind | undefined, method: string, perform: () => Answer): Reply {
  const refusal = (error: S3Error): Answer => errorAnswer(error, method);
  const whole = (answer: Answer): Reply => ({ answer, ending: 'whole' });
  switch (fault) {
    case undefined:
      return whole(perform());
    case 'reset-before':
      return { answer: { status: 500 }, ending: 'reset' };
    case 'reset-after':
      return { answer: perform(), ending: 'reset' };
    case 'error-after':
      perform();
      return whole(refusal(new S3Error('InternalError')));
    case 'error-in-200':
      return whole({ ...refusal(new S3Error('InternalError')), status: 200 });
    case 'stall':
      return { answer: { status: 500 }, ending: 'stall' };
    case 'truncated-body':
    case 'stalled-body':
    case 'altered-body':
      return { answer: perform(), ending: fault };
    default:
      return whole(refusal(new S3Error(fault)));
  }
}

function answerTo(service: Service, operation: Operation, request: S3Request): Answer {
  try {
    return perform(service, operation, request);
  } catch (error) {
    if (error instanceof S3Error) return errorAnswer(error, request.method);
    throw error;
  }
}

function perform(service: Service, operation: Operation, request: S3Request): Answer {
  const { name } = operation;
  const { key, headers } = request;
  const bucket = service.buckets.get(request.bucket);
  if (bucket === undefined) throw new S3Error('NoSuchBucket');
  if (Buffer.byteLength(key) > 1024) throw new S3Error('KeyTooLongError');
  // To compare an object with an ETag is to read it.
  const actions = [operation.action, ...(headers['if-match'] === undefined ? [] : ['s3:GetObject'])];
  const context = policyContext(operation, request);
  if (actions.some((action) => bucket.denies({ action, key, context }))) throw new S3Error('AccessDenied');
  const answer = operation.run(bucket, verifiedBody(request), service);
  const object = bucket.current(key);
  if (object !== undefined && (name === 'PutObject' || name === 'CompleteMultipartUpload')) {
    service.onCreated?.(createdBy(bucket, key, object, name));
  }
  return answer;
}
