import { createHmac, hash, timingSafeEqual } from 'node:crypto';
import { S3Error } from './errors.ts';

export interface Credentials {
  accessKeyId: string;
  secretAccessKey: string;
}

/** A request as it was sent, as far as its signature covers it. */
export interface SignedRequest {
  method: string;
  /** The target of the request: path and query, encoded. */
  target: string;
  headers: Readonly<Record<string, string>>;
}

const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/;
/** S3 refuses a request whose clock is off by more. */
const MOST_SKEW_MS = 15 * 60_000;

/**
 * Computes the signature (AWS Signature Version 4, in a header) anew and compares. Presigned addresses are not
 * implemented.
 */
export function verifySignature(request: SignedRequest, credentials: Credentials, now: number): void {
  const { authorization } = request.headers;
  if (authorization === undefined) throw new S3Error('AccessDenied');
  const [, keyId, day, region, names, signature] = authorization.match(AUTHORIZATION) ?? [];
  if (keyId === undefined || !day || !region || !names || !signature) {
    throw new S3Error('InvalidRequest', 'The authorization header is malformed.');
  }
  if (keyId !== credentials.accessKeyId) throw new S3Error('InvalidAccessKeyId');
  const time = request.headers['x-amz-date'] ?? '';
  const signedAt = Date.parse(time.replace(/^(....)(..)(..T..)(..)/, '$1-$2-$3:$4:'));
  if (!time.startsWith(day) || !(Math.abs(now - signedAt) <= MOST_SKEW_MS)) {
    throw new S3Error('RequestTimeTooSkewed');
  }
  const signed = names.split(';');
  const unsigned = Object.keys(request.headers).find(
    (name) => (name === 'host' || name.startsWith('x-amz-')) && !signed.includes(name),
  );
  if (unsigned !== undefined) throw new S3Error('AccessDenied', `The header ${unsigned} was not signed.`);
  const scope = `${day}/${region}/s3/aws4_request`;
  const text = ['AWS4-HMAC-SHA256', time, scope, hash('sha256', canonicalRequest(request, signed))].join(
    '\n',
  );
  const key = [day, region, 's3', 'aws4_request'].reduce<string | Buffer>(
    (secret, part) => createHmac('sha256', secret).update(part).digest(),
    `AWS4${credentials.secretAccessKey}`,
  );
  const expected = createHmac('sha256', key).update(text).digest();
  if (!timingSafeEqual(expected, Buffer.from(signature, 'hex'))) throw new S3Error('SignatureDoesNotMatch');
}

function canonicalRequest({ method, target, headers }: SignedRequest, signed: readonly string[]): string {
  const [path = '', query = ''] = target.split('?');
  const parameters = query
    .split('&')
    .filter((parameter) => parameter !== '')
    .map((parameter) => {
      const [name = '', value = ''] = parameter.split('=');
      return `${encode(name)}=${encode(value)}`;
    });
  return [
    method,
    path.split('/').map(encode).join('/'),
    parameters.sort().join('&'),
    ...signed.map((name) => `${name}:${(headers[name] ?? '').trim().replace(/ +/g, ' ')}`),
    '',
    signed.join(';'),
    headers['x-amz-content-sha256'] ?? '',
  ].join('\n');
}

/** Percent-encodes what may be encoded already, the way signatures want it. */
function encode(text: string): string {
  return encodeURIComponent(decodeURIComponent(text)).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
