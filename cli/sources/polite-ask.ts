import type { Ask, Method, Reply } from './ask.ts';

/** Between the end of one request to a host and the beginning of the next. */
const PAUSE_MS = 2_000;
/** A host that asks for more patience than this, all in all, is left alone for the rest of the run. */
const LONGEST_WAIT_MS = 60_000;

/** The time, and waiting; tests bring their own. */
export interface Clock {
  /** Milliseconds of Unix time. */
  now: () => number;
  sleep: (ms: number) => Promise<void>;
}

/** A host that wants no more requests in this run. */
export class HostClosed extends Error {
  override name = 'HostClosed';
}

interface Host {
  /** The end of the request before. */
  turn: Promise<unknown>;
  notBefore: number;
  /** How long it was waited for because it asked so, in milliseconds. */
  waited: number;
  isClosed: boolean;
}

/**
 * Makes a function that asks politely: one request at a time to a host, with a pause between two. Where a host answers
 * "too many requests" or "unavailable" and names a time, it is asked once more after that time; one that wants more than
 * a minute in all, or does not say how long to wait, is asked nothing more.
 * @returns a function that throws HostClosed for such a host, besides what `ask` throws
 */
export function politeAsk(ask: Ask, clock: Clock): Ask {
  const hosts = new Map<string, Host>();
  return (method, url) => {
    const host = hosts.get(url.host) ?? { turn: Promise.resolve(), notBefore: 0, waited: 0, isClosed: false };
    hosts.set(url.host, host);
    const reply = host.turn.then(() => inTurn(host, method, url));
    // The next in turn does not care how this one ended.
    host.turn = reply.catch(() => {});
    return reply;
  };

  async function inTurn(host: Host, method: Method, url: URL): Promise<Reply> {
    const reply = await once(host, method, url);
    if (!wantsPatience(reply)) return reply;
    const wait = waitOf(reply, clock.now());
    host.waited += wait;
    if (host.waited <= LONGEST_WAIT_MS) {
      host.notBefore = Math.max(host.notBefore, clock.now() + wait);
      const second = await once(host, method, url);
      if (!wantsPatience(second)) return second;
    }
    host.isClosed = true;
    return reply;
  }

  async function once(host: Host, method: Method, url: URL): Promise<Reply> {
    if (host.isClosed) throw new HostClosed(url.host);
    const wait = host.notBefore - clock.now();
    if (wait > 0) await clock.sleep(wait);
    try {
      return await ask(method, url);
    } finally {
      host.notBefore = clock.now() + PAUSE_MS;
    }
  }
}

/** Whether a server wants to be asked later. One that is broken says "unavailable" as well, but not for how long. */
export function wantsPatience({ status, retryAfter }: Reply): boolean {
  return status === 429 || (status === 503 && retryAfter !== undefined);
}

/** How long a server wants to be left alone, in seconds or until a date (RFC 9110, 10.2.3); for ever where it does not say. */
function waitOf({ retryAfter = '' }: Reply, now: number): number {
  if (/^\d+$/.test(retryAfter)) return Number(retryAfter) * 1000;
  const until = Date.parse(retryAfter);
  return Number.isNaN(until) ? Number.POSITIVE_INFINITY : Math.max(0, until - now);
}
