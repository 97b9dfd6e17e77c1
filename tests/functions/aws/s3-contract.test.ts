import { afterAll } from 'vitest';
import { newS3Client } from '../../../functions/aws/s3-client.ts';
import { S3Store } from '../../../functions/aws/s3-store.ts';
import { describeStore } from '../../core/publish/store-contract.ts';
import { startS3Server } from '../../s3-server/server.ts';

const MIB = 1024 * 1024;

const server = await startS3Server({ buckets: { plain: {}, versioned: { versioned: true } } });
afterAll(() => server.close());

/** A store in a bucket that is emptied; the large contents of the suite go in parts. */
function storeIn(
  bucket: string,
  above: number,
  wire: 'connection' | 'direct' = 'connection',
): () => Promise<{ open: () => S3Store }> {
  const empty = server.bucket(bucket).save();
  return async () => {
    empty();
    return {
      open: () => new S3Store(newS3Client(server[wire]), bucket, { parts: { above, size: 5 * MIB } }),
    };
  };
}

describeStore('S3', storeIn('plain', 5 * MIB));
describeStore('S3, in one piece', storeIn('plain', 100 * MIB));
describeStore('S3 with versions', storeIn('versioned', 5 * MIB));
describeStore('S3, without a network', storeIn('plain', 5 * MIB, 'direct'));
