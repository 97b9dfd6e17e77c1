import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from '../../functions/edge/resolve.ts';
import type { Bucket } from '../s3-server/bucket.ts';

/** What is in a bucket as readers see it: aliases are redirects, anything else is a file or is not there. */
export class Site {
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
  }

  static async start(bucket: Bucket, aliases: ReadonlyMap<string, string>): Promise<Site> {
    const server = createServer((request, response) => {
      const path = request.url ?? '/';
      const resolution = resolve(path, (collection, alias) => aliases.get(`${collection}@${alias}`));
      const object = bucket.current(path.slice(1));
      if (resolution.kind === 'redirect') {
        response.writeHead(307, { location: resolution.location }).end();
      } else if (resolution.kind === 'unknown-alias' || object === undefined) {
        response.writeHead(404).end();
      } else {
        response.writeHead(200, object.headers).end(object.bytes);
      }
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new Site(server);
  }

  get url(): string {
    // A TCP server has an address object while it listens.
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }
}
