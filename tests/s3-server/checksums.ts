import { hash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { S3Error } from './errors.ts';

/** The algorithms that the stand-in computes; S3 knows more, and those are refused. */
const ALGORITHMS = ['SHA256', 'CRC32', 'CRC64NVME'] as const;

export type ChecksumAlgorithm = (typeof ALGORITHMS)[number];

/** The checksum of an object: of all its bytes, or of the checksums of its parts. */
export interface Checksum {
  algorithm: ChecksumAlgorithm;
  type: 'FULL_OBJECT' | 'COMPOSITE';
  /** Base64; a composite one ends with a hyphen and the number of parts. */
  value: string;
}

const PREFIX = 'x-amz-checksum-';
/** Headers that begin like a checksum and are none. */
const SETTINGS = [`${PREFIX}algorithm`, `${PREFIX}type`, `${PREFIX}mode`];

/** The checksum algorithm of this name, in any case. */
export function algorithmOf(name: string): ChecksumAlgorithm {
  const algorithm = ALGORITHMS.find((known) => known === name.toUpperCase());
  if (algorithm === undefined)
    throw new S3Error('NotImplemented', `The checksum ${name} is not implemented.`);
  return algorithm;
}

export function checksumHeader(algorithm: ChecksumAlgorithm): string {
  return `${PREFIX}${algorithm.toLowerCase()}`;
}

/** The checksum of some bytes, in base64. */
export function checksumOf(algorithm: ChecksumAlgorithm, bytes: Uint8Array): string {
  if (algorithm === 'SHA256') return hash('sha256', bytes, 'base64');
  const number = Buffer.alloc(algorithm === 'CRC32' ? 4 : 8);
  if (algorithm === 'CRC32') number.writeUInt32BE(crc32(bytes));
  else number.writeBigUInt64BE(crc64Nvme(bytes));
  return number.toString('base64');
}

/** The checksum of the checksums of parts. */
export function compositeChecksum(algorithm: ChecksumAlgorithm, parts: readonly string[]): Checksum {
  const bytes = Buffer.concat(parts.map((value) => Buffer.from(value, 'base64')));
  return { algorithm, type: 'COMPOSITE', value: `${checksumOf(algorithm, bytes)}-${parts.length}` };
}

/**
 * Holds the checksum that came with some bytes against them. Without one, S3 computes CRC-64/NVME.
 * @param headers the headers of the request, and its trailers
 */
export function verifiedChecksum(headers: Readonly<Record<string, string>>, bytes: Uint8Array): Checksum {
  const given = Object.keys(headers).filter((name) => name.startsWith(PREFIX) && !SETTINGS.includes(name));
  if (given.length > 1) throw new S3Error('InvalidRequest', `Expecting a single ${PREFIX} header.`);
  const announced = headers['x-amz-sdk-checksum-algorithm'];
  const [header = checksumHeader('CRC64NVME')] = given;
  const algorithm = algorithmOf(header.slice(PREFIX.length));
  if (announced !== undefined && given.length > 0 && algorithmOf(announced) !== algorithm) {
    throw new S3Error('InvalidRequest', 'Value for x-amz-sdk-checksum-algorithm header is invalid.');
  }
  const value = checksumOf(algorithm, bytes);
  const claimed = headers[header] ?? value;
  if (Buffer.from(claimed, 'base64').toString('base64') !== claimed || claimed.length !== value.length) {
    throw new S3Error('InvalidRequest', `Value for ${header} header is invalid.`);
  }
  if (claimed !== value) {
    throw new S3Error('BadDigest', `The ${algorithm} you specified did not match the calculated checksum.`);
  }
  return { algorithm, type: 'FULL_OBJECT', value };
}

/** CRC-64/NVME as S3 computes it, a byte at a time: slow and plain. */
function crc64Nvme(bytes: Uint8Array): bigint {
  // Two halves of 32 bits, because BigInt would make it slower by far.
  let high = 0xffffffff;
  let low = 0xffffffff;
  for (const byte of bytes) {
    const index = (low ^ byte) & 0xff;
    low = (((low >>> 8) | (high << 24)) ^ (TABLE.low[index] ?? 0)) >>> 0;
    high = ((high >>> 8) ^ (TABLE.high[index] ?? 0)) >>> 0;
  }
  return ((BigInt(high) << 32n) | BigInt(low)) ^ 0xffffffffffffffffn;
}

const TABLE = crc64Table();

function crc64Table(): { high: Uint32Array; low: Uint32Array } {
  const high = new Uint32Array(256);
  const low = new Uint32Array(256);
  for (let index = 0; index < 256; index++) {
    let value = BigInt(index);
    for (let bit = 0; bit < 8; bit++) value = value & 1n ? (value >> 1n) ^ 0x9a6c9329ac4bc9b5n : value >> 1n;
    high[index] = Number(value >> 32n);
    low[index] = Number(value & 0xffffffffn);
  }
  return { high, low };
}
