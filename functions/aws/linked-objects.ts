import type { LinkedObjects } from '../steps/validate.ts';
import { TransientError } from './transient-error.ts';

/** No answer within this time counts as none. The state machine tries again. */
const TIMEOUT_MS = 60_000;

/**
 * Reads and writes objects by links that somebody else has signed (signed-links.ts), with what Node brings: the
 * function that needs no more than this starts without an S3 client.
 */
export const LINKED_OBJECTS: LinkedObjects = {
  async read(link) {
    return send(link, { method: 'GET' }, async (answer) => new Uint8Array(await answer.arrayBuffer()));
  },
  async write(link, bytes) {
    // A view of a buffer that others share is no body for fetch.
    await send(link, { method: 'PUT', body: Uint8Array.from(bytes) }, (answer) => answer.text());
  },
};

async function send<T>(
  link: string,
  request: RequestInit,
  take: (answer: Response) => Promise<T>,
): Promise<T> {
  const { pathname } = new URL(link);
  const failed = (what: string): string => `${request.method} ${pathname}: ${what}`;
  const answer = await fetch(link, { ...request, signal: AbortSignal.timeout(TIMEOUT_MS) })
    .then(async (response) => ({ response, content: await take(response) }))
    // Whatever fetch throws for a sound address is of the connection.
    .catch((cause: unknown) => {
      throw new TransientError(failed('the connection failed'), { cause });
    });
  const { status, ok } = answer.response;
  if (ok) return answer.content;
  if (status === 429 || status >= 500) throw new TransientError(failed(`status ${status}`));
  throw new Error(failed(`status ${status}; a link is good for the run that it was made for`));
}
