import { newS3Client } from './aws/s3-client.ts';
import { S3Store } from './aws/s3-store.ts';
import { environment } from './environment.ts';
import { validate } from './steps/validate.ts';

const settings = environment('collection', 'submissionBucket');
const dependencies = {
  submissions: new S3Store(newS3Client(), settings.submissionBucket),
  collection: settings.collection,
};

/** Runs once for each shard. */
export function handler(event: Parameters<typeof validate>[1]): ReturnType<typeof validate> {
  return validate(dependencies, event);
}
