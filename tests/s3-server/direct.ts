import { Readable } from 'node:stream';
import type { S3ClientConfig } from '@aws-sdk/client-s3';
import { replyTo, type Service } from './reply.ts';
import type { S3Request } from './request.ts';

/** What the SDK hands to its transport, as far as it is looked at. */
interface SdkRequest {
  method: string;
  path: string;
  query?: Readonly<Record<string, string>>;
  headers: Readonly<Record<string, string>>;
  body?: Uint8Array | string;
}

/** Settings of a client. */
export type DirectTransport = Required<Pick<S3ClientConfig, 'requestHandler' | 'signer'>>;

/** Signs nothing; for servers that do not verify signatures. */
const UNSIGNED = {
  sign: async <R extends { headers: Record<string, string> }>(request: R): Promise<R> => ({
    ...request,
    headers: { ...request.headers, 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' },
  }),
};

/**
 * A transport for the SDK that calls the server as a function, without a network and without signatures: for
 * tests that ask a hundred thousand times and would spend most of their time on these two. Of the faults it knows
 * those that break a connection and those that S3 answers.
 */
export function directTransport(service: Service): DirectTransport {
  const handle = async (sent: SdkRequest) => {
    const { answer, ending } = replyTo(service, requestOf(sent));
    if (ending === 'reset') throw Object.assign(new Error('The connection broke.'), { code: 'ECONNRESET' });
    if (ending !== 'whole') throw new TypeError(`Without a network there is no ${ending}.`);
    const body = Buffer.from(answer.body ?? '');
    const headers = { 'content-length': String(body.length), ...answer.headers };
    return { response: { statusCode: answer.status, headers, body: Readable.from([body]) } };
  };
  return {
    requestHandler: { handle, metadata: { handlerProtocol: 'none' }, destroy: () => {} },
    signer: UNSIGNED,
  };
}

function requestOf({ method, path, query = {}, headers, body = '' }: SdkRequest): S3Request {
  const [, bucket = '', ...key] = path.split('/').map(decodeURIComponent);
  const length = String(Buffer.byteLength(body));
  return {
    method,
    bucket,
    key: key.join('/'),
    query: new Map(Object.entries(query)),
    headers: { 'content-length': length, ...headers },
    body: Buffer.from(body),
  };
}
