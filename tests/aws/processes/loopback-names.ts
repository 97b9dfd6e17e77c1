/**
 * Makes names below `localhost` mean this machine (RFC 6761), which not every resolver does. The client of CloudFront's
 * key-value store puts the account's number before the host of the endpoint that it is given, so that the host cannot
 * be an address of numbers.
 */
import dns from 'node:dns';

const { lookup } = dns;

dns.lookup = Object.assign(
  (name: string, ...rest: unknown[]) => {
    const meant = name.endsWith('.localhost') ? '127.0.0.1' : name;
    return Reflect.apply(lookup, dns, [meant, ...rest]);
  },
  { __promisify__: lookup.__promisify__ },
);
