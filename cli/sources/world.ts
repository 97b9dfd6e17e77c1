import { lookup } from 'node:dns/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CollectionSettings } from '../../core/check/collection.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { type Ask, askWith } from './ask.ts';
import type { Clock } from './polite-ask.ts';
import { isPublicIp } from './public-ip.ts';

/** A server that gives no answer within this time does not answer. */
const TIMEOUT_MS = 20_000;

/** What a check of addresses needs from outside; tests bring their own. */
export interface World {
  clock: Clock;
  askAs: (userAgent: string) => Ask;
}

/** The internet, as far as it is public, and the clock of this machine. */
export const REAL_WORLD: World = {
  clock: { now: Date.now, sleep: (ms) => sleep(ms) },
  askAs: (userAgent) =>
    askWith({
      userAgent,
      timeoutMs: TIMEOUT_MS,
      resolve: (hostname) => lookup(hostname, { all: true }),
      isAllowed: isPublicIp,
    }),
};

/** How the program names itself to servers: its version, for which collection it asks, and where that is served. */
export function userAgentOf({ name, site }: CollectionSettings): string {
  const contact = site === undefined ? '' : `; +${site}`;
  return `depositary/${packageJson.version} (checks the addresses of the collection ${name}${contact})`;
}
