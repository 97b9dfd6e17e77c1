import { afterAll, beforeEach } from 'vitest';
import { type S3Server, type S3ServerOptions, startS3Server } from './server.ts';

/** What the server answered, as far as tests look at it. */
export interface RawAnswer {
  status: number;
  /** The code of an error. */
  code: string | undefined;
  headers: Headers;
  text: string;
}

/** A server, and a way to send it what no SDK would send: requests as they are, without signatures. */
export interface RawBench {
  server: S3Server;
  /** @param target `<key>?<query>` in the bucket b */
  send(
    method: string,
    target: string,
    headers?: Record<string, string>,
    body?: string | Uint8Array<ArrayBuffer>,
  ): Promise<RawAnswer>;
}

/** Starts a server with the empty buckets `b` and, with versions, `v`. */
export async function newRawBench(options: Partial<S3ServerOptions> = {}): Promise<RawBench> {
  const server = await startS3Server({
    buckets: { b: {}, v: { versioned: true } },
    verifySignatures: false,
    ...options,
  });
  const empty = server.bucket('b').save();
  beforeEach(empty);
  afterAll(() => server.close());
  return {
    server,
    send: async (method, target, headers = {}, body) => {
      const answer = await fetch(`${server.url}/b/${target}`, {
        method,
        headers: { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD', ...headers },
        ...(body !== undefined && { body }),
      });
      const text = await answer.text();
      const code = text.match(/<Error><Code>(\w+)<\/Code>/)?.[1];
      return { status: answer.status, code, headers: answer.headers, text };
    },
  };
}
