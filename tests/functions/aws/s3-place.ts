import { afterAll } from 'vitest';
import { newS3Client } from '../../../functions/aws/s3-client.ts';
import { S3Store } from '../../../functions/aws/s3-store.ts';
import { MemoryStore } from '../../core/publish/memory-store.ts';
import type { Place } from '../../core/publish/place.ts';
import { type S3Server, startS3Server } from '../../s3-server/server.ts';

/**
 * A new bucket for a suite that publishes many times; without signatures, which would take half the time.
 * @param wire what the requests go through: HTTP, or, faster still, a function call
 */
export async function s3Place(wire: 'connection' | 'direct'): Promise<Place & { server: S3Server }> {
  const server = await startS3Server({ buckets: { releases: {} }, verifySignatures: false });
  afterAll(() => server.close());
  const bucket = server.bucket('releases');
  const client = newS3Client({ ...server[wire], signer: server.direct.signer });
  return {
    server,
    open: () => new S3Store(client, 'releases'),
    // Without a request for each key.
    look: () => {
      const store = new MemoryStore();
      for (const key of bucket.keys())
        store.contents.set(key, bucket.current(key)?.bytes ?? new Uint8Array());
      return store;
    },
    save: () => bucket.save(),
  };
}
