import { hash, randomUUID } from 'node:crypto';
import { type Answer, contentsOfElements, element, xmlAnswer } from './answer.ts';
import { type Bucket, headersOf, type Upload } from './bucket.ts';
import {
  algorithmOf,
  type Checksum,
  type ChecksumAlgorithm,
  checksumHeader,
  checksumOf,
  compositeChecksum,
  verifiedChecksum,
} from './checksums.ts';
import { S3Error } from './errors.ts';
import { conditionOf, keptHeaders } from './objects.ts';
import type { S3Request } from './request.ts';

const SMALLEST_PART = 5 * 1024 * 1024;

export function createUpload(bucket: Bucket, { key, headers }: S3Request): Answer {
  const name = headers['x-amz-checksum-algorithm'];
  const algorithm = name === undefined ? undefined : algorithmOf(name);
  const type = checksumType(headers['x-amz-checksum-type'], algorithm);
  const id = randomUUID();
  bucket.uploads.set(id, { key, algorithm, type, headers: keptHeaders(headers), parts: new Map() });
  return xmlAnswer(
    element(
      'InitiateMultipartUploadResult',
      element('Bucket', bucket.name) + element('Key', key) + element('UploadId', id),
      'xml',
    ),
  );
}

export function uploadPart(bucket: Bucket, { key, query, headers, body }: S3Request): Answer {
  const upload = uploadOf(bucket, key, query.get('uploadId'));
  const number = Number(query.get('partNumber'));
  if (!(Number.isInteger(number) && number >= 1 && number <= 10_000)) throw new S3Error('InvalidArgument');
  const checksum = verifiedChecksum(headers, body);
  const given = headers[checksumHeader(checksum.algorithm)] === undefined ? 'null' : checksum.algorithm;
  if (upload.algorithm !== undefined && upload.algorithm !== given) {
    throw new S3Error(
      'InvalidRequest',
      `Checksum Type mismatch: expected ${upload.algorithm}, actual ${given}.`,
    );
  }
  const etag = hash('md5', body);
  upload.parts.set(number, { bytes: body, etag, checksum });
  return {
    status: 200,
    headers: { etag: `"${etag}"`, [checksumHeader(checksum.algorithm)]: checksum.value },
  };
}

/** Only checksums that add up can be of the whole object, and CRC-64 is of nothing else. */
function checksumType(asked: string | undefined, algorithm: ChecksumAlgorithm | undefined): Checksum['type'] {
  const isWhole = algorithm === undefined || algorithm === 'CRC64NVME';
  const type = asked ?? (isWhole ? 'FULL_OBJECT' : 'COMPOSITE');
  if (type === 'COMPOSITE' && !isWhole) return type;
  if (type === 'FULL_OBJECT' && algorithm !== 'SHA256') return type;
  throw new S3Error('InvalidRequest', `The checksum type ${type} is not for ${algorithm}.`);
}

/** Puts the parts together. A second call finds no upload, and what the first call stored. */
export function completeUpload(bucket: Bucket, { key, query, headers, body }: S3Request): Answer {
  const id = query.get('uploadId') ?? '';
  const upload = uploadOf(bucket, key, id);
  const parts = chosenParts(upload, body.toString());
  const small = parts.slice(0, -1).find(({ bytes }) => bytes.length < SMALLEST_PART);
  if (small !== undefined) throw new S3Error('EntityTooSmall');
  const bytes = Buffer.concat(parts.map((part) => part.bytes));
  const checksum = checksumOfWhole(upload, parts, bytes);
  const etags = Buffer.concat(parts.map(({ etag }) => Buffer.from(etag, 'hex')));
  const etag = `${hash('md5', etags)}-${parts.length}`;
  const stored = bucket.write(key, { bytes, etag, checksum, headers: upload.headers }, conditionOf(headers));
  bucket.uploads.delete(id);
  const { algorithm, value, type } = checksum;
  return {
    ...xmlAnswer(
      element(
        'CompleteMultipartUploadResult',
        element('Bucket', bucket.name) +
          element('Key', key) +
          element('ETag', `"${etag}"`) +
          element(`Checksum${algorithm}`, value) +
          element('ChecksumType', type),
        'xml',
      ),
    ),
    headers: { ...headersOf(stored), 'content-type': 'application/xml' },
  };
}

export function abortUpload(bucket: Bucket, { key, query }: S3Request): Answer {
  const id = query.get('uploadId') ?? '';
  uploadOf(bucket, key, id);
  bucket.uploads.delete(id);
  return { status: 204 };
}

function uploadOf(bucket: Bucket, key: string, id = ''): Upload {
  const upload = bucket.uploads.get(id);
  if (upload?.key !== key) throw new S3Error('NoSuchUpload');
  return upload;
}

type Part = NonNullable<ReturnType<Upload['parts']['get']>>;

function chosenParts(upload: Upload, xml: string): Part[] {
  const listed = contentsOfElements(xml, 'Part');
  if (listed.length === 0) throw new S3Error('MalformedXML');
  let before = 0;
  return listed.map((item) => {
    const [etag = ''] = contentsOfElements(item, 'ETag');
    const number = Number(contentsOfElements(item, 'PartNumber')[0]);
    if (number <= before) throw new S3Error('InvalidPartOrder');
    before = number;
    const part = upload.parts.get(number);
    if (part === undefined || part.etag !== etag.replaceAll('"', '')) throw new S3Error('InvalidPart');
    assertListed(upload, part.checksum, item, number);
    return part;
  });
}

/** A composite checksum is made from what the client says of each part, and must agree with the parts. */
function assertListed(upload: Upload, checksum: Checksum, item: string, number: number): void {
  const [value] = contentsOfElements(item, `Checksum${checksum.algorithm}`);
  if (value !== undefined && value !== checksum.value) throw new S3Error('InvalidPart');
  if (value === undefined && upload.type === 'COMPOSITE') {
    throw new S3Error('InvalidRequest', `The checksum is missing for part ${number} in the request.`);
  }
}

function checksumOfWhole(upload: Upload, parts: readonly Part[], bytes: Uint8Array): Checksum {
  const { algorithm = 'CRC64NVME', type } = upload;
  if (type === 'FULL_OBJECT') return { algorithm, type, value: checksumOf(algorithm, bytes) };
  return compositeChecksum(
    algorithm,
    parts.map(({ checksum }) => checksum.value),
  );
}
