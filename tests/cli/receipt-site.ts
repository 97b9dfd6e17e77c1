import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Receipt } from '../../core/build/documents.ts';

/** A site on which nothing is but a receipt, after some time. */
export class ReceiptSite {
  /** The paths that were asked for. */
  readonly asked: string[] = [];
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
  }

  /** @param before the status that each asking gets before the one that gets the receipt */
  static async start(receipt: Receipt, before: readonly number[] = []): Promise<ReceiptSite> {
    const server = createServer();
    const site = new ReceiptSite(server);
    const path = `/${receipt.collection}/receipts/${receipt.submission}.json`;
    server.on('request', (request, response) => {
      const status = before[site.asked.length] ?? (request.url === path ? 200 : 404);
      site.asked.push(request.url ?? '');
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(status === 200 ? JSON.stringify(receipt) : undefined);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return site;
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
