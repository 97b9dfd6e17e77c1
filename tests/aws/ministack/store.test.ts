import { CreateBucketCommand } from '@aws-sdk/client-s3';
import { afterAll, test } from 'vitest';
import { newS3Client } from '../../../functions/aws/s3-client.ts';
import { S3Store } from '../../../functions/aws/s3-store.ts';
import { describeStore } from '../../core/publish/store-contract.ts';
import { missing } from '../processes/component.ts';
import { ministackUnavailable, startMiniStack } from '../processes/ministack.ts';

const MIB = 1024 * 1024;

if (missing('MiniStack', ministackUnavailable())) {
  test.skip('the store contract: MiniStack');
} else {
  const ministack = await startMiniStack();
  afterAll(() => ministack.stop());
  const client = newS3Client({ ...ministack.connection, forcePathStyle: true });
  let buckets = 0;

  describeStore('MiniStack', async () => {
    const Bucket = `bucket-${++buckets}`;
    await client.send(new CreateBucketCommand({ Bucket }));
    // The large contents of the suite go in parts.
    return { open: () => new S3Store(client, Bucket, { parts: { above: 5 * MIB, size: 5 * MIB } }) };
  });
}
