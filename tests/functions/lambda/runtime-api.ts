import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

/** What a function makes of an event, or of being started. */
export type Outcome =
  | { kind: 'result'; value: unknown }
  | { kind: 'error'; errorType: string; errorMessage: string };

const ROOT = '/2018-06-01/runtime/';

/** The service that a bootstrap asks for events: one process, one event at a time. */
export class RuntimeApi {
  /** Fulfilled when the function asks for its first event: that is the end of its initialisation. */
  readonly initialised: Promise<void>;
  readonly #server: Server;
  readonly #tellInitialised: () => void;
  /** Who asked for the next event and has not got one. */
  #waiting: ServerResponse | undefined;
  #event: unknown;
  #settle: ((outcome: Outcome) => void) | undefined;
  #failedInit: Outcome | undefined;

  private constructor(server: Server) {
    this.#server = server;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.initialised = promise;
    this.#tellInitialised = resolve;
    server.on('request', (request, response) => void this.#answer(request, response));
  }

  static async start(): Promise<RuntimeApi> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new RuntimeApi(server);
  }

  /** As the variable AWS_LAMBDA_RUNTIME_API has it. */
  get address(): string {
    // A TCP server has an address object while it listens.
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Hands an event to the function as soon as it asks for one, and waits for what it makes of it. */
  invoke(event: unknown): Promise<Outcome> {
    if (this.#failedInit !== undefined) return Promise.resolve(this.#failedInit);
    return new Promise((resolve) => {
      this.#event = event;
      this.#settle = resolve;
      this.#deliver();
    });
  }

  async close(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url?.replace(ROOT, '') ?? '';
    if (path === 'invocation/next') {
      this.#tellInitialised();
      this.#waiting = response;
      this.#deliver();
      return;
    }
    const body: unknown = await json(request);
    response.writeHead(202, { 'content-type': 'application/json' }).end('{"status":"OK"}');
    const outcome = outcomeOf(path, body);
    if (path === 'init/error') this.#failedInit = outcome;
    this.#settle?.(outcome);
    this.#settle = undefined;
  }

  #deliver(): void {
    if (this.#waiting === undefined || this.#settle === undefined) return;
    this.#waiting.writeHead(200, {
      'content-type': 'application/json',
      'lambda-runtime-aws-request-id': randomUUID(),
      'lambda-runtime-deadline-ms': String(Date.now() + 60_000),
      'lambda-runtime-invoked-function-arn': 'arn:aws:lambda:us-east-1:123456789012:function:under-test',
    });
    this.#waiting.end(JSON.stringify(this.#event));
    this.#waiting = undefined;
  }
}

function outcomeOf(path: string, body: unknown): Outcome {
  if (path.endsWith('/response')) return { kind: 'result', value: body };
  const { errorType, errorMessage } = body as { errorType: string; errorMessage: string };
  return { kind: 'error', errorType, errorMessage };
}
