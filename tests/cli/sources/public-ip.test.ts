import { describe, expect, it } from 'vitest';
import { isPublicIp } from '../../../cli/sources/public-ip.ts';

describe('an IP address of the public internet', () => {
  it.each([
    '1.1.1.1',
    '8.8.8.8',
    '93.184.215.14',
    '172.15.0.1',
    '172.32.0.1',
    '192.0.1.1',
    '2606:4700::1111',
    '2a00:1450:4001::200e',
  ])('is %s', (ip) => expect(isPublicIp(ip)).toBe(true));

  it.each([
    ['this machine', ['127.0.0.1', '127.255.255.255', '0.0.0.0', '::1', '::']],
    [
      'a private network',
      ['10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', 'fc00::1', 'fd00:ec2::254'],
    ],
    ['the link', ['169.254.169.254', 'fe80::1']],
    ['the network of a provider', ['100.64.0.1', '100.127.255.255']],
    [
      'documentation and tests',
      ['192.0.2.1', '198.51.100.1', '203.0.113.1', '198.18.0.1', '2001:db8::1', '3fff::1'],
    ],
    ['protocols', ['192.0.0.1', '192.88.99.1', '2001::1']],
    [
      'many at once, or reserved',
      ['224.0.0.1', '239.255.255.255', '240.0.0.1', '255.255.255.255', 'ff02::1'],
    ],
    [
      'an IPv4 address in another form',
      ['::ffff:127.0.0.1', '::ffff:8.8.8.8', '::127.0.0.1', '64:ff9b::a00:1', '2002:7f00:1::'],
    ],
  ])('is none of %s', (_, ips) => {
    expect(ips.filter(isPublicIp)).toEqual([]);
  });
});
