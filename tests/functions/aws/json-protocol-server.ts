import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

type Members = Record<string, unknown>;

/** A service of AWS that speaks one of the JSON protocols. */
export interface JsonService {
  /** What stands before the operation in X-Amz-Target. */
  target: string;
  version: '1.0' | '1.1';
  /** The name by which signatures know the service. */
  signedFor: string;
  operations: Readonly<Record<string, (input: Members) => Members>>;
}

/** An answer that says no. */
export class ServiceError extends Error {
  readonly status: number;

  constructor(name: string, message: string, status = 400) {
    super(message);
    this.name = name;
    this.status = status;
  }
}

/** Stands in for a service, over HTTP. */
export class JsonProtocolServer {
  /** What was asked, in order. */
  readonly requests: { operation: string; input: Members }[] = [];
  readonly #service: JsonService;
  readonly #server: Server;

  private constructor(service: JsonService, server: Server) {
    this.#service = service;
    this.#server = server;
    server.on('request', async (request, response) => {
      const { status, body } = await this.#answer(request);
      response.writeHead(status, { 'content-type': `application/x-amz-json-${service.version}` });
      response.end(JSON.stringify(body));
    });
  }

  static async start(service: JsonService): Promise<JsonProtocolServer> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new JsonProtocolServer(service, server);
  }

  get url(): string {
    // A TCP server has an address object while it listens.
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** The settings with which a client reaches it, and gives up at the first error. */
  get config() {
    return {
      endpoint: this.url,
      region: 'us-east-1',
      maxAttempts: 1,
      credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'an-example-of-a-secret' },
    };
  }

  async close(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }

  async #answer(request: IncomingMessage): Promise<{ status: number; body: Members }> {
    const body = await text(request);
    try {
      return { status: 200, body: this.#perform(request, body) };
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      return { status: error.status, body: { __type: error.name, message: error.message } };
    }
  }

  /** Signatures must be there and of the right kind; they are not verified. */
  #perform({ method, url, headers }: IncomingMessage, body: string): Members {
    const { target, version, signedFor, operations } = this.#service;
    if (method !== 'POST' || url !== '/') throw new ServiceError('UnknownOperationException', 'Not here.');
    if (headers['content-type'] !== `application/x-amz-json-${version}`) {
      throw new ServiceError('SerializationException', 'This is another protocol.');
    }
    const scope = new RegExp(`^AWS4-HMAC-SHA256 Credential=[^/]+/\\d{8}/[^/]+/${signedFor}/aws4_request,`);
    if (!scope.test(headers.authorization ?? '')) {
      throw new ServiceError('MissingAuthenticationTokenException', 'The request is not signed.', 403);
    }
    const [service, operation = ''] = String(headers['x-amz-target']).split('.');
    const perform = service === target ? operations[operation] : undefined;
    if (perform === undefined) {
      throw new ServiceError('UnknownOperationException', `${operation} is not done here.`);
    }
    const input: Members = JSON.parse(body);
    this.requests.push({ operation, input });
    return perform(input);
  }
}
