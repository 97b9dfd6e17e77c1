import { S3Error } from './errors.ts';

/** A body in the coding aws-chunked, taken apart. */
export interface Decoded {
  bytes: Buffer;
  trailers: Readonly<Record<string, string>>;
}

/**
 * Takes apart what the SDK sends for a body whose checksum it does not know beforehand: chunks, each after its
 * length in hexadecimal digits, and then the checksum as a trailer.
 */
export function decodeAwsChunked(body: Buffer): Decoded {
  const chunks: Buffer[] = [];
  let position = 0;
  const line = (): string => {
    const end = body.indexOf('\r\n', position);
    if (end < 0) throw new S3Error('IncompleteBody', 'The body ends within a chunk.');
    const text = body.toString('latin1', position, end);
    position = end + 2;
    return text;
  };
  for (;;) {
    const [digits = ''] = line().split(';');
    if (!/^[0-9a-f]+$/i.test(digits)) throw new S3Error('InvalidRequest', 'A chunk has no length.');
    const length = Number.parseInt(digits, 16);
    if (length === 0) break;
    chunks.push(body.subarray(position, position + length));
    position += length;
    if (line() !== '') throw new S3Error('InvalidRequest', 'A chunk is longer than it says.');
  }
  const trailers: Record<string, string> = {};
  for (let text = line(); text !== ''; text = line()) {
    const colon = text.indexOf(':');
    if (colon < 0) throw new S3Error('MalformedTrailerError');
    trailers[text.slice(0, colon).toLowerCase()] = text.slice(colon + 1).trim();
  }
  return { bytes: Buffer.concat(chunks), trailers };
}
