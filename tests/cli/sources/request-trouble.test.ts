import { describe, expect, it } from 'vitest';
import { RequestTrouble, troubleOf } from '../../../cli/sources/request-trouble.ts';

describe('an error of the network', () => {
  it.each([
    ['ENOTFOUND', 'no-such-host'],
    ['EAI_AGAIN', 'no-name-server'],
    ['ABORT_ERR', 'timeout'],
    ['ETIMEDOUT', 'timeout'],
    ['ECONNREFUSED', 'connection-refused'],
    ['ECONNRESET', 'hung-up'],
    ['ENETUNREACH', 'unreachable'],
    ['EHOSTUNREACH', 'unreachable'],
    ['HPE_INVALID_CONSTANT', 'no-http'],
    ['CERT_HAS_EXPIRED', 'tls'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls'],
    ['EPROTO', 'tls'],
    ['toString', 'unreachable'],
  ])('%s means %s', (code, trouble) => {
    expect(troubleOf(Object.assign(new Error('x'), { code })).trouble).toBe(trouble);
  });

  it('stays what it is where it is understood already', () => {
    const known = new RequestTrouble('not-public');
    expect(troubleOf(known)).toBe(known);
  });
});
