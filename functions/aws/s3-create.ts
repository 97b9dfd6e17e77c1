import type { S3Client } from '@aws-sdk/client-s3';
import { isLost } from './s3-errors.ts';
import { RETRIES, retrying } from './s3-retry.ts';
import { PARTS, writeObject } from './s3-write.ts';

/**
 * Creates an object, for somebody who may create and may not read. False where there is one of that key, from
 * somebody else or from an attempt of this very call whose answer was lost: without reading nobody can tell.
 */
export async function createObject(
  client: S3Client,
  bucket: string,
  key: string,
  bytes: Uint8Array,
): Promise<boolean> {
  return retrying(RETRIES, { action: 'write', bucket, key }, async () => {
    try {
      await writeObject(client, { Bucket: bucket, Key: key }, bytes, { IfNoneMatch: '*' }, PARTS);
      return true;
    } catch (error) {
      if (isLost(error)) return false;
      throw error;
    }
  });
}
