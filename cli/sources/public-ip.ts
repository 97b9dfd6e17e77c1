import { BlockList, isIPv6 } from 'node:net';

/** IPv4 addresses that no public host has: the special-purpose registry of IANA (RFC 6890), multicast and what is reserved. */
const SPECIAL_V4: readonly [network: string, prefix: number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
];

/** Of IPv6 only global unicast is public, without what in it is special or leads to an IPv4 address. */
const GLOBAL_V6: readonly [network: string, prefix: number] = ['2000::', 3];
const SPECIAL_V6: readonly [network: string, prefix: number][] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

const special = new BlockList();
for (const [network, prefix] of SPECIAL_V4) special.addSubnet(network, prefix, 'ipv4');
for (const [network, prefix] of SPECIAL_V6) special.addSubnet(network, prefix, 'ipv6');
const global = new BlockList();
global.addSubnet(...GLOBAL_V6, 'ipv6');

/**
 * Whether an IP address is one of the public internet: not of a private network, this machine, the link (as the
 * credentials that clouds hand out there), or an IPv4 address in the form of IPv6.
 */
export function isPublicIp(ip: string): boolean {
  if (isIPv6(ip)) return global.check(ip, 'ipv6') && !special.check(ip, 'ipv6');
  return !special.check(ip, 'ipv4');
}
