/**
 * A stand-in for S3, for tests: a server on 127.0.0.1 with buckets in memory. It does the operations that this
 * project uses as strictly as S3 does them, and refuses everything else with 501 rather than pretend:
 *
 * - `If-None-Match: *` and `If-Match` on PutObject and CompleteMultipartUpload are decided at the moment of the
 *   write, so that of many writers exactly one wins; 412, 404 and 501 are answered where S3 answers them.
 * - What a request says of its body is held against the body: SHA-256, CRC-32 and CRC-64/NVME as header or as
 *   trailer of an aws-chunked body, Content-MD5, x-amz-content-sha256, lengths.
 * - Signatures (SigV4, in the header or presigned in the query) are computed anew, unless `verifySignatures` is false.
 * - Uploads in parts have composite checksums and refuse small, missing and mixed-up parts.
 * - A bucket with versions keeps them, and a delete marker makes a key free again.
 * - `denies` takes the place of policies: it sees action, key and condition keys.
 *
 * How to use it: `const server = await startS3Server({ buckets: { releases: {} } })`; any client that is given
 * `server.connection`; `server.faults.add({ kind: 'SlowDown', operation: 'PutObject' })` to have something go wrong;
 * `server.requests` to see what was asked; `server.bucket('releases')` to look inside, save and restore;
 * `onCreated` to be told of new objects as EventBridge is; `await server.close()` at the end.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Bucket, type BucketOptions } from './bucket.ts';
import { type DirectTransport, directTransport } from './direct.ts';
import { errorAnswer, S3Error } from './errors.ts';
import { Faults } from './faults.ts';
import type { ObjectCreated } from './objects.ts';
import { type Reply, type RequestRecord, replyTo, type Service } from './reply.ts';
import { readRequest } from './request.ts';
import { type Credentials, verifySignature } from './signature.ts';

export interface S3ServerOptions {
  /** The buckets that there are, by name. */
  buckets: Readonly<Record<string, BucketOptions>>;
  /** The most keys that a listing gives at once; S3's own bound is 1,000. */
  pageSize?: number;
  verifySignatures?: boolean;
  /** Called when an object was created, whatever becomes of the answer. */
  onCreated?: (created: ObjectCreated) => void;
}

interface Connection {
  endpoint: string;
  region: string;
  forcePathStyle: true;
  credentials: Credentials;
}

export interface S3Server {
  url: string;
  /** What an S3Client needs to talk to the server. */
  connection: Connection;
  /** The same, without network and signatures; see direct.ts. */
  direct: Connection & DirectTransport;
  /** The inside of a bucket. */
  bucket(name: string): Bucket;
  faults: Faults;
  /** What was asked, in the order in which it was done. */
  requests: RequestRecord[];
  close(): Promise<void>;
}

const CREDENTIALS: Credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'an-example-of-a-secret' };

/** Starts a server on a free port. */
export async function startS3Server(options: S3ServerOptions): Promise<S3Server> {
  const { pageSize = 1000, verifySignatures = true, onCreated } = options;
  const buckets = new Map(
    Object.entries(options.buckets).map(([name, settings]) => [name, new Bucket(name, settings)]),
  );
  const service: Service = { buckets, pageSize, faults: new Faults(), requests: [], onCreated };

  const server = createServer(async (incoming, response) => {
    deliver(response, await reply(service, incoming, verifySignatures));
  });
  // A connection that the server gives up between two requests would be a fault that nobody planned.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const connection: Connection = {
    endpoint: url,
    region: 'us-east-1',
    forcePathStyle: true,
    credentials: CREDENTIALS,
  };
  return {
    url,
    connection,
    direct: { ...connection, ...directTransport(service) },
    bucket: (name) => {
      const bucket = buckets.get(name);
      if (bucket === undefined) throw new TypeError(`The test server has no bucket ${name}.`);
      return bucket;
    },
    faults: service.faults,
    requests: service.requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function reply(service: Service, incoming: IncomingMessage, verifySignatures: boolean): Promise<Reply> {
  const { method = '', url: target = '' } = incoming;
  // Where it cannot be read, the client went away in the middle of it.
  const request = await readRequest(incoming).catch(() => undefined);
  if (request === undefined) return { answer: { status: 400 }, ending: 'reset' };
  try {
    if (verifySignatures) {
      verifySignature({ method, target, headers: request.headers }, CREDENTIALS, Date.now());
    }
    return replyTo(service, request);
  } catch (error) {
    // Anything else is a fault of the stand-in and ends the test.
    if (!(error instanceof S3Error)) throw error;
    return { answer: errorAnswer(error, method), ending: 'whole' };
  }
}

function deliver(response: ServerResponse, { answer, ending }: Reply): void {
  const { socket } = response;
  if (ending === 'reset') {
    socket?.resetAndDestroy();
    return;
  }
  // Only the end of the server, or of the client's patience, ends this.
  if (ending === 'stall') return;
  const body = Buffer.from(answer.body ?? '');
  response.writeHead(answer.status, { 'content-length': body.length, ...answer.headers });
  if (ending === 'whole') {
    response.end(body);
    return;
  }
  const middle = Math.floor(body.length / 2);
  if (ending === 'altered-body') {
    body.writeUInt8((body.at(middle) ?? 0) ^ 1, middle);
    response.end(body);
    return;
  }
  response.write(body.subarray(0, middle), () => {
    if (ending === 'truncated-body') socket?.end();
  });
}
