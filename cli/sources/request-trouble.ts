import type { Trouble } from '../../core/sources/answer.ts';

/** A request that brought no answer. */
export class RequestTrouble extends Error {
  override name = 'RequestTrouble';
  readonly trouble: Trouble;

  constructor(trouble: Trouble) {
    super(trouble);
    this.trouble = trouble;
  }
}

const BY_CODE: Record<string, Trouble> = {
  ENOTFOUND: 'no-such-host',
  ENODATA: 'no-such-host',
  EAI_AGAIN: 'no-name-server',
  ABORT_ERR: 'timeout',
  ETIMEDOUT: 'timeout',
  ECONNREFUSED: 'connection-refused',
  ECONNRESET: 'hung-up',
  EPIPE: 'hung-up',
};

/** What an error of Node's network means; what is not known counts as a host that cannot be reached. */
export function troubleOf(error: unknown): RequestTrouble {
  if (error instanceof RequestTrouble) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (Object.hasOwn(BY_CODE, code)) return new RequestTrouble(BY_CODE[code] ?? 'unreachable');
  if (code.startsWith('HPE_')) return new RequestTrouble('no-http');
  const isTls =
    /^ERR_(?:TLS|SSL)_|CERT|^UNABLE_TO_|^EPROTO$|_CRL_|^(?:INVALID_CA|PATH_LENGTH_EXCEEDED)$/.test(code);
  return new RequestTrouble(isTls ? 'tls' : 'unreachable');
}
