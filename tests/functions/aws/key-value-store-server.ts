import { once } from 'node:events';
import { Agent, createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import {
  changeKeys,
  describeStore,
  KeyValues,
  listKeys,
  type Reply,
  refusal,
  type ServiceRequest,
} from './key-value-store-service.ts';

/** What goes wrong with a request. */
export type Fault =
  /** The service answers with this instead of doing anything. */
  | { kind: 'reply'; reply: Reply }
  /** The connection breaks before the service does anything, or after it did. */
  | { kind: 'reset-before' | 'reset-after' }
  /** There is never an answer. */
  | { kind: 'stall' };

/** Stands in for the service behind the client of CloudFront's KeyValueStore, as far as the aliases need it. */
export class KeyValueStoreServer {
  readonly arn = 'arn:aws:cloudfront::123456789012:key-value-store/0e9d7a1c-1111-4222-8333-444455556666';
  readonly store = new KeyValues();
  /** The requests so far, as `GET /keys`. */
  readonly requests: string[] = [];
  /** What goes wrong with the next requests, one by one; undefined is nothing. */
  readonly faults: (Fault | undefined)[] = [];
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
  }

  static async start(): Promise<KeyValueStoreServer> {
    const server = createServer();
    const standIn = new KeyValueStoreServer(server);
    server.on('request', async (request, response) => {
      const fault = standIn.faults.shift();
      if (fault?.kind === 'reset-before') return request.socket.destroy();
      const reply = fault?.kind === 'reply' ? fault.reply : await standIn.#answer(request);
      if (fault?.kind === 'stall') return undefined;
      if (fault?.kind === 'reset-after') return request.socket.destroy();
      response.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers });
      return response.end(JSON.stringify(reply.body));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return standIn;
  }

  /** The client's settings to reach it. */
  get config() {
    // A TCP server has an address object while it listens.
    const { port } = this.#server.address() as AddressInfo;
    return {
      endpoint: `http://localhost:${port}`,
      region: 'us-east-1',
      credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
    };
  }

  /** Finds it under every name: the client puts the number of the account before that of the endpoint. */
  readonly agent = new Agent({
    lookup: (_name, { all }, found) => {
      if (all) found(null, [{ address: '127.0.0.1', family: 4 }]);
      else found(null, '127.0.0.1', 4);
    },
  });

  async close(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }

  async #answer(request: IncomingMessage): Promise<Reply> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://stand-in');
    const root = `/key-value-stores/${encodeURIComponent(this.arn)}`;
    const body = await text(request);
    const asked: ServiceRequest = { query: searchParams, ifMatch: request.headers['if-match'], body };
    const operation = `${request.method} ${pathname.replace(root, '')}`.trim();
    this.requests.push(operation);
    if (!isSigned(request)) return refusal(403, 'AccessDeniedException', 'This is not signed with SigV4A.');
    if (!request.headers.host?.startsWith('123456789012.')) {
      return refusal(404, 'ResourceNotFoundException', 'The account is not in the name of the host.');
    }
    if (pathname !== root && pathname !== `${root}/keys`) {
      return refusal(404, 'ResourceNotFoundException', 'There is no such KeyValueStore.');
    }
    if (operation === 'GET') return describeStore(this.store, this.arn);
    if (operation === 'GET /keys') return listKeys(this.store, asked);
    if (operation === 'POST /keys') return changeKeys(this.store, asked);
    return refusal(400, 'ValidationException', `The aliases need no ${operation}.`);
  }
}

/** Whether a request has a signature of the kind that is not bound to a region; it is not verified. */
function isSigned({ headers }: IncomingMessage): boolean {
  return (
    headers['x-amz-region-set'] === '*' &&
    /^AWS4-ECDSA-P256-SHA256 Credential=AKIDEXAMPLE\/\d{8}\/cloudfront-keyvaluestore\/aws4_request, SignedHeaders=[^ ]*x-amz-region-set[^ ]*, Signature=[0-9a-f]{100,}$/.test(
      headers.authorization ?? '',
    )
  );
}
