import { CreateBucketCommand, type S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import { newS3Client, type Timeouts } from '../../../functions/aws/s3-client.ts';
import type { Radosgw } from '../processes/radosgw.ts';

/**
 * A client for the gateway. The gateway compares If-Match with the etag as text, and gives etags out in quotation
 * marks but keeps them without, so that no etag ever matches; this client leaves the marks out.
 */
export function clientFor(
  { connection }: Radosgw,
  config: S3ClientConfig = {},
  timeouts: Partial<Timeouts> = {},
): S3Client {
  const client = newS3Client({ ...connection, ...config }, timeouts);
  client.middlewareStack.add(
    (next) => (args) => {
      const { headers } = args.request as { headers: Record<string, string> };
      const etag = headers['if-match'];
      if (etag !== undefined) headers['if-match'] = etag.replaceAll('"', '');
      return next(args);
    },
    { name: 'etagsWithoutMarks', step: 'build' },
  );
  return client;
}

let buckets = 0;

/** Makes a bucket that nobody else uses, with the gateway's own client. */
export async function newBucket(radosgw: Radosgw): Promise<string> {
  const Bucket = `bucket-${++buckets}`;
  await clientFor(radosgw).send(new CreateBucketCommand({ Bucket }));
  return Bucket;
}
