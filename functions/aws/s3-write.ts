import { PutObjectCommand, type PutObjectCommandInput, type S3Client } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { cacheControlOf } from '../../core/publish/delivery.ts';
import { sha256 } from '../../core/shared/canonical.ts';
import { mediaTypeOf } from '../../core/shared/media-type.ts';

/** On what condition something is written. */
export type Condition = { IfNoneMatch: '*' } | { IfMatch: string };

/** What is written in parts, and how large they are. */
export interface Parts {
  /** Contents larger than this. */
  above: number;
  /** At least 5 MiB. */
  size: number;
}

export const PARTS: Parts = { above: 16 * 1024 * 1024, size: 8 * 1024 * 1024 };

/** The name of the metadata that holds the SHA-256 of the content, in hexadecimal digits. */
export const DIGEST_METADATA = 'sha256';

/**
 * Asks S3 once to write an object, all or nothing. S3 compares the SHA-256 with the bytes that arrive. That of an
 * object in parts is one of its parts' digests, so the digest of the content stands in the metadata as well.
 */
export async function writeObject(
  client: S3Client,
  at: { Bucket: string; Key: string },
  bytes: Uint8Array,
  condition: Condition,
  parts: Parts,
): Promise<void> {
  const digest = sha256(bytes);
  const params: PutObjectCommandInput = {
    ...at,
    ...condition,
    Body: bytes,
    ContentType: mediaTypeOf(at.Key),
    CacheControl: cacheControlOf(at.Key),
    Metadata: { [DIGEST_METADATA]: digest },
  };
  if (bytes.length <= parts.above) {
    const ChecksumSHA256 = Buffer.from(digest, 'hex').toString('base64');
    await client.send(new PutObjectCommand({ ...params, ChecksumSHA256 }));
    return;
  }
  // The condition goes to the request that puts the parts together; when that or another fails, all of it is
  // taken back.
  await new Upload({
    client,
    params: { ...params, ChecksumAlgorithm: 'SHA256' },
    partSize: parts.size,
  }).done();
}
