import { once } from 'node:events';
import { createServer, STATUS_CODES } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { DirectoryStore } from '../../core/publish/directory-store.ts';
import { COMMON_HEADERS } from './headers.ts';
import { Problem, problemHeaders } from './problem.ts';
import { respond } from './respond.ts';
import type { Origin } from './route.ts';
import { StoredFiles } from './stored-file.ts';

/** What CloudFront accepts as request line and headers together. */
const MOST_HEADER_BYTES = 20_480;
/** Only this machine: the edge is for looking at releases, not for publishing them. */
const HOST = '127.0.0.1';

export interface EdgeOptions {
  /** The directory of the store. */
  directory: string;
  /** 0 takes any that is free. */
  port: number;
  /** Told of every error that a reader sees as a bare 500. */
  onError?: (error: unknown) => void;
}

export interface RunningEdge {
  /** Without a slash at its end. */
  url: string;
  /** Ends it, and the connections that are still open. */
  close(): Promise<void>;
}

/** Serves a store in a directory on this machine, with the addresses and headers it has behind CloudFront. */
export async function startEdge({ directory, port, onError = () => {} }: EdgeOptions): Promise<RunningEdge> {
  const origin: Origin = {
    directory,
    store: new DirectoryStore(directory),
    files: await StoredFiles.in(directory),
  };
  // Node would answer a request without a Host header by itself, and without our headers.
  const server = createServer({ maxHeaderSize: MOST_HEADER_BYTES, requireHostHeader: false });
  server.on('request', (request, response) => void respond(origin, request, response, onError));
  server.on('checkExpectation', (request, response) => void respond(origin, request, response, onError));
  server.on('clientError', refuse);
  server.listen(port, HOST);
  await once(server, 'listening');
  // A TCP server has an address object while it listens.
  const address = server.address() as AddressInfo;
  return {
    url: `http://${HOST}:${address.port}`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Answers what is no HTTP request, so that there is no response object to write to. */
function refuse(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const problem =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? new Problem(431, 'The request line and headers are too long.', {
          members: { code: 'headers-too-long' },
        })
      : new Problem(400, 'This is no HTTP request.', { members: { code: 'bad-request' } });
  const body = problem.body();
  const headers = {
    ...COMMON_HEADERS,
    ...problemHeaders(problem),
    'Content-Length': Buffer.byteLength(body),
    Connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}\r\n${lines.join('')}\r\n${body}`);
}
