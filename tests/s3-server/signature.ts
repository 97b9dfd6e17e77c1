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

/** What a request says of its signature, in a header or in the query. */
interface Claim {
  keyId: string;
  day: string;
  region: string;
  /** The names of the signed headers. */
  signed: string[];
  signature: string;
  /** When it was signed, as `20200301T120000Z`. */
  time: string;
  /** What stands for the body. */
  payload: string;
}

const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/;
const CREDENTIAL = /^([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request$/;
/** S3 refuses a request whose clock is off by more. */
const MOST_SKEW_MS = 15 * 60_000;
/** A presigned request is good for a week at most, in seconds. */
const LONGEST_LIFE = 7 * 24 * 3600;

/**
 * Computes the signature (AWS Signature Version 4) anew and compares: that of a header, or that of a presigned
 * request, which says in its query for how long it is good.
 */
export function verifySignature(request: SignedRequest, credentials: Credentials, now: number): void {
  const query = new URLSearchParams(request.target.split('?')[1]);
  const claim = query.has('X-Amz-Signature') ? presigned(query, now) : inHeader(request.headers, now);
  if (claim.keyId !== credentials.accessKeyId) throw new S3Error('InvalidAccessKeyId');
  const unsigned = Object.keys(request.headers).find(
    (name) => (name === 'host' || name.startsWith('x-amz-')) && !claim.signed.includes(name),
  );
  if (unsigned !== undefined) throw new S3Error('AccessDenied', `The header ${unsigned} was not signed.`);
  const { day, region, time } = claim;
  const scope = `${day}/${region}/s3/aws4_request`;
  const text = ['AWS4-HMAC-SHA256', time, scope, hash('sha256', canonicalRequest(request, claim))].join('\n');
  const key = [day, region, 's3', 'aws4_request'].reduce<string | Buffer>(
    (secret, part) => createHmac('sha256', secret).update(part).digest(),
    `AWS4${credentials.secretAccessKey}`,
  );
  const expected = createHmac('sha256', key).update(text).digest();
  if (!timingSafeEqual(expected, Buffer.from(claim.signature, 'hex'))) {
    throw new S3Error('SignatureDoesNotMatch');
  }
}

function inHeader(headers: SignedRequest['headers'], now: number): Claim {
  const { authorization } = headers;
  if (authorization === undefined) throw new S3Error('AccessDenied');
  const [, keyId, day, region, names, signature] = authorization.match(AUTHORIZATION) ?? [];
  if (keyId === undefined || !day || !region || !names || !signature) {
    throw new S3Error('InvalidRequest', 'The authorization header is malformed.');
  }
  const time = headers['x-amz-date'] ?? '';
  if (!time.startsWith(day) || !(Math.abs(now - instant(time)) <= MOST_SKEW_MS)) {
    throw new S3Error('RequestTimeTooSkewed');
  }
  const payload = headers['x-amz-content-sha256'] ?? '';
  return { keyId, day, region, signed: names.split(';'), signature, time, payload };
}

function presigned(query: URLSearchParams, now: number): Claim {
  const [, keyId, day, region] = CREDENTIAL.exec(query.get('X-Amz-Credential') ?? '') ?? [];
  const time = query.get('X-Amz-Date') ?? '';
  const lifetime = Number(query.get('X-Amz-Expires'));
  const signature = query.get('X-Amz-Signature') ?? '';
  if (keyId === undefined || !day || !region || !time.startsWith(day) || !/^[0-9a-f]{64}$/.test(signature)) {
    throw new S3Error('InvalidRequest', 'The signature in the query is malformed.');
  }
  if (!(lifetime > 0 && lifetime <= LONGEST_LIFE)) throw new S3Error('InvalidRequest', 'X-Amz-Expires');
  if (!(now <= instant(time) + lifetime * 1000)) throw new S3Error('AccessDenied', 'Request has expired');
  const signed = (query.get('X-Amz-SignedHeaders') ?? '').split(';');
  return { keyId, day, region, signed, signature, time, payload: 'UNSIGNED-PAYLOAD' };
}

function instant(time: string): number {
  return Date.parse(time.replace(/^(....)(..)(..T..)(..)/, '$1-$2-$3:$4:'));
}

function canonicalRequest(
  { method, target, headers }: SignedRequest,
  { signed, payload }: Pick<Claim, 'signed' | 'payload'>,
): string {
  const [path = '', query = ''] = target.split('?');
  const parameters = query
    .split('&')
    .filter((parameter) => parameter !== '' && !parameter.startsWith('X-Amz-Signature='))
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
    payload,
  ].join('\n');
}

/** Percent-encodes what may be encoded already, the way signatures want it. */
function encode(text: string): string {
  return encodeURIComponent(decodeURIComponent(text)).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
