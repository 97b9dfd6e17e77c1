import type { CheckedAddress } from '../../core/sources/ledger-entry.ts';
import type { Ask, Reply } from './ask.ts';
import { wantsPatience } from './polite-ask.ts';
import { RequestTrouble } from './request-trouble.ts';

const MOST_REDIRECTS = 5;
/** As long as the schema of sources lets an address be. */
const LONGEST_ADDRESS = 500;
const PERMANENT = new Set([301, 308]);
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** One redirect on the way. */
export interface Redirect {
  status: number;
  to: string;
}

/** What came of requesting an address. */
export interface Probe extends CheckedAddress {
  redirects: Redirect[];
}

/**
 * Requests an address, follows at most five redirects, and says what came of it.
 * @throws HostClosed where a host on the way wants no more requests in this run.
 */
export async function probe(address: string, ask: Ask): Promise<Probe> {
  const redirects: Redirect[] = [];
  try {
    const answer = await follow(address, ask, redirects);
    const movedTo = permanentTarget(redirects);
    const isMove = /^2/.test(answer) && movedTo !== undefined;
    return { address, answer, ...(isMove && { movedTo }), redirects };
  } catch (error) {
    if (error instanceof RequestTrouble) return { address, answer: error.trouble, redirects };
    throw error;
  }
}

async function follow(address: string, ask: Ask, redirects: Redirect[]): Promise<string> {
  const first = URL.parse(address);
  if (first === null || !isWeb(first)) throw new RequestTrouble('malformed');
  for (let url = first; ; ) {
    const reply = await askForHead(ask, url);
    if (!REDIRECTS.has(reply.status) || reply.location === undefined) {
      const isElsewhere = redirects.length > 0 && isStart(url) && !isStart(first);
      // What stands there is something else than what was cited, though it answers well.
      if (isElsewhere && reply.status < 300) throw new RequestTrouble('start-page');
      return String(reply.status);
    }
    if (redirects.length === MOST_REDIRECTS) throw new RequestTrouble('too-many-redirects');
    const next = URL.parse(reply.location, url.href);
    if (next === null || !isWeb(next)) throw new RequestTrouble('bad-redirect');
    // A fragment goes along where the redirect names none (RFC 9110, 10.2.2).
    if (next.hash === '') next.hash = url.hash;
    redirects.push({ status: reply.status, to: next.href });
    url = next;
  }
}

/** Many servers answer HEAD wrongly, so that only GET may say that something is not there. */
async function askForHead(ask: Ask, url: URL): Promise<Reply> {
  try {
    const reply = await ask('HEAD', url);
    return reply.status < 400 || wantsPatience(reply) ? reply : await ask('GET', url);
  } catch (error) {
    if (error instanceof RequestTrouble && error.trouble === 'hung-up') return await ask('GET', url);
    throw error;
  }
}

function isWeb({ protocol }: URL): boolean {
  return protocol === 'http:' || protocol === 'https:';
}

function isStart({ pathname, search }: URL): boolean {
  return pathname === '/' && search === '';
}

/** Where the permanent redirects at the beginning of a way lead; what comes after a temporary one may lead elsewhere tomorrow. */
function permanentTarget(redirects: readonly Redirect[]): string | undefined {
  const firstOther = redirects.findIndex(({ status }) => !PERMANENT.has(status));
  const target = redirects[(firstOther < 0 ? redirects.length : firstOther) - 1]?.to;
  return target !== undefined && target.length <= LONGEST_ADDRESS ? target : undefined;
}
