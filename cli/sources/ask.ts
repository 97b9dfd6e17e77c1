import http from 'node:http';
import https from 'node:https';
import { isIP } from 'node:net';
import { guardedLookup, type Resolve } from './guarded-lookup.ts';
import { RequestTrouble, troubleOf } from './request-trouble.ts';

export type Method = 'HEAD' | 'GET';

/** What a server answers, as far as it matters here. */
export interface Reply {
  status: number;
  location?: string;
  retryAfter?: string;
}

/**
 * Sends one request and follows nothing.
 * @throws RequestTrouble where there is no answer.
 */
export type Ask = (method: Method, url: URL) => Promise<Reply>;

/** With what requests are sent. */
export interface AskOptions {
  userAgent: string;
  /** From the look-up of the name to the head of the answer. */
  timeoutMs: number;
  resolve: Resolve;
  isAllowed: (ip: string) => boolean;
}

/**
 * Makes the function that sends requests. It reads no body, whatever the method, keeps no connection, sends no
 * credentials of the address and no fragment, and connects to allowed IP addresses only.
 */
export function askWith(options: AskOptions): Ask {
  const lookup = guardedLookup(options.resolve, options.isAllowed);
  return (method, url) => {
    const { protocol, port, pathname, search } = url;
    const hostname = url.hostname.replace(/^\[|\]$/g, '');
    // A host that is an IP address is not looked up.
    if (isIP(hostname) > 0 && !options.isAllowed(hostname)) {
      return Promise.reject(new RequestTrouble('not-public'));
    }
    return send({
      protocol,
      hostname,
      port,
      path: `${pathname}${search}`,
      method,
      headers: { 'User-Agent': options.userAgent, Accept: '*/*' },
      agent: false,
      lookup,
      signal: AbortSignal.timeout(options.timeoutMs),
    });
  };
}

function send(options: https.RequestOptions): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const request = (options.protocol === 'https:' ? https : http).request(options);
    request.on('error', (error) => reject(troubleOf(error)));
    request.on('response', (response) => {
      // Only the head is wanted; what comes after it is cut off, and that is no error.
      response.on('error', () => {});
      resolve(replyOf(response));
      request.destroy();
    });
    request.end();
  });
}

function replyOf({ statusCode = 0, headers }: http.IncomingMessage): Reply {
  const retryAfter = headers['retry-after'];
  return {
    status: statusCode,
    // Node reads header fields as Latin-1; servers write addresses in UTF-8.
    ...(headers.location !== undefined && { location: Buffer.from(headers.location, 'latin1').toString() }),
    ...(retryAfter !== undefined && { retryAfter }),
  };
}
