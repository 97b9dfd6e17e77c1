import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Ask, askWith } from '../../../cli/sources/ask.ts';
import type { Resolve } from '../../../cli/sources/guarded-lookup.ts';

/** The IP address on which tests let servers be reached, and one that stands for everything that is not public. */
const PUBLIC_IP = '127.0.0.1';
export const PRIVATE_IP = '127.0.0.2';

/** A server of a test, which remembers what it was asked. */
export interface Web {
  port: number;
  /** As `HEAD /path`, in order. */
  requests: string[];
  close: () => Promise<void>;
}

export type Pages = (request: http.IncomingMessage, response: http.ServerResponse) => void;

export async function startWeb(pages: Pages, ip = PUBLIC_IP): Promise<Web> {
  const requests: string[] = [];
  const server = http.createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    pages(request, response);
  });
  server.listen(0, ip);
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    requests,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** A name server of a test: names below `private.example` are not public, `unknown.example` does not exist. */
export const resolveExample: Resolve = async (hostname) => {
  if (hostname === 'unknown.example') throw Object.assign(new Error('no such host'), { code: 'ENOTFOUND' });
  if (hostname === 'silent.example') throw Object.assign(new Error('try again'), { code: 'EAI_AGAIN' });
  return [{ address: hostname.endsWith('private.example') ? PRIVATE_IP : PUBLIC_IP, family: 4 }];
};

export const USER_AGENT = 'depositary/0.0.0 (a test)';

/** Asks servers of a test as the program asks those of the world. */
export function askExample(resolve: Resolve = resolveExample, timeoutMs = 10_000): Ask {
  return askWith({ userAgent: USER_AGENT, timeoutMs, resolve, isAllowed: (ip) => ip === PUBLIC_IP });
}
