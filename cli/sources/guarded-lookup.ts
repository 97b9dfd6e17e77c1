import type { LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { RequestTrouble } from './request-trouble.ts';

/** Finds all IP addresses of a host name; `dns.promises.lookup` with `all` does. */
export type Resolve = (hostname: string) => Promise<LookupAddress[]>;

/**
 * The lookup of a connection that reaches allowed IP addresses only. The connection uses what it gives, so that a name
 * server cannot name one address to whoever looks and another to whoever connects.
 */
export function guardedLookup(resolve: Resolve, isAllowed: (ip: string) => boolean): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname).then(
      (found) => {
        const allowed = found.filter(({ address }) => isAllowed(address));
        const [first] = allowed;
        if (first === undefined) callback(new RequestTrouble('not-public'), []);
        else if (options.all === true) callback(null, allowed);
        else callback(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, []),
    );
  };
}
