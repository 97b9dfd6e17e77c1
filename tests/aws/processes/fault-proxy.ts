/**
 * An HTTP proxy on 127.0.0.1 in front of one server, which lets chosen requests go wrong in ways that a server does
 * not do on demand. It passes on the Host header as it came, so that signatures of requests stay good.
 */
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { errorAnswer, S3Error } from '../../s3-server/errors.ts';

/** What goes wrong with a request. */
export type FaultKind =
  /** 503, and the server is not asked. */
  | 'SlowDown'
  /** 409, and the server is not asked. */
  | 'ConditionalRequestConflict'
  /** The connection breaks, and the server is not asked. */
  | 'reset-before'
  /** The server has done all and answered, and then the connection breaks. */
  | 'reset-after'
  /** The connection breaks in the middle of the answer's body. */
  | 'truncated-body'
  /** There is never an answer, and the server is not asked. */
  | 'stall'
  /** All goes well after a second. */
  | 'slow';

/** A fault and the requests that meet it, of those that come after it was planned. */
export interface Fault {
  kind: FaultKind;
  /** Without it, any method. */
  method?: string;
  /** A part of the path with its query; without it, any path. */
  path?: string;
  /** How many such requests meet the fault; without it, one. */
  times?: number;
}

/** What the proxy was asked and what it did. */
export interface ProxiedRequest {
  method: string;
  /** With its query. */
  path: string;
  /** The status of the server's answer, or the fault that came in its place. */
  result: number | FaultKind;
}

export interface FaultProxy {
  url: string;
  /** Plans faults; the first one whose turn it is applies. */
  plan(...faults: readonly Fault[]): void;
  /** In the order in which they ended. */
  requests: ProxiedRequest[];
  stop(): Promise<void>;
}

/** What the proxy does to each request and each answer; both may be asked to add headers. */
export interface ProxyOptions {
  requestHeaders?: (incoming: IncomingMessage) => Readonly<Record<string, string>>;
  answerHeaders?: (incoming: IncomingMessage) => Readonly<Record<string, string>>;
}

interface Answer {
  status: number;
  headers: NodeJS.Dict<string | string[]>;
  body: Buffer;
}

const SLOW_MS = 1_000;

/** Starts a proxy in front of a server, on a free port. */
export async function startFaultProxy(target: string, options: ProxyOptions = {}): Promise<FaultProxy> {
  const planned: { fault: Fault; left: number }[] = [];
  const requests: ProxiedRequest[] = [];
  const take = (method: string, path: string): FaultKind | undefined => {
    const plan = planned.find(
      ({ fault, left }) => left > 0 && (fault.method ?? method) === method && path.includes(fault.path ?? ''),
    );
    if (plan !== undefined) plan.left -= 1;
    return plan?.fault.kind;
  };
  const server = createServer(async (incoming, outgoing) => {
    const { method = '', url: path = '' } = incoming;
    const fault = take(method, path);
    const status = await serve(target, options, incoming, outgoing, fault).catch(() => {
      outgoing.socket?.resetAndDestroy();
      return 0;
    });
    requests.push({ method, path, result: fault === undefined || fault === 'slow' ? status : fault });
  });
  // A connection that the proxy gives up between two requests would be a fault that nobody planned.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    plan: (...faults) => planned.push(...faults.map((fault) => ({ fault, left: fault.times ?? 1 }))),
    requests,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Answers a request, or does not; gives the status of the server's answer. */
async function serve(
  target: string,
  options: ProxyOptions,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  fault: FaultKind | undefined,
): Promise<number> {
  const body = await buffer(incoming);
  switch (fault) {
    case 'stall':
      return 0;
    case 'reset-before':
      outgoing.socket?.resetAndDestroy();
      return 0;
    case 'SlowDown':
    case 'ConditionalRequestConflict': {
      const { status, headers, body: text } = errorAnswer(new S3Error(fault), incoming.method ?? '');
      outgoing.writeHead(status, headers).end(text);
      return status;
    }
  }
  if (fault === 'slow') await sleep(SLOW_MS);
  const answer = await ask(target, options, incoming, body);
  if (fault === 'reset-after') {
    outgoing.socket?.resetAndDestroy();
    return answer.status;
  }
  outgoing.writeHead(answer.status, { ...answer.headers, ...options.answerHeaders?.(incoming) });
  if (fault === 'truncated-body') {
    const half = answer.body.subarray(0, answer.body.length / 2);
    outgoing.write(half, () => outgoing.socket?.resetAndDestroy());
  } else {
    outgoing.end(answer.body);
  }
  return answer.status;
}

function ask(
  target: string,
  { requestHeaders }: ProxyOptions,
  incoming: IncomingMessage,
  body: Buffer,
): Promise<Answer> {
  // The proxy has said "continue" itself, and sends the body in one piece.
  const { expect, 'transfer-encoding': chunked, ...headers } = incoming.headers;
  const { method, url: path } = incoming;
  const { hostname, port } = new URL(target);
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        hostname,
        port,
        method,
        path,
        headers: {
          ...headers,
          ...requestHeaders?.(incoming),
          ...(chunked === undefined ? {} : { 'content-length': body.length }),
        },
        agent: false,
      },
      async (answer) => {
        const { 'transfer-encoding': _, connection, ...rest } = answer.headers;
        try {
          const content = await buffer(answer);
          resolve({ status: answer.statusCode ?? 0, headers: rest, body: content });
        } catch (error) {
          reject(error);
        }
      },
    );
    outgoing.on('error', reject).end(body);
  });
}
