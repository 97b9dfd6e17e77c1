import type { Receipt } from '../core/build/documents.ts';
import { newS3Client } from './aws/s3-client.ts';
import { S3Store } from './aws/s3-store.ts';
import { environment } from './environment.ts';
import { reportFailure } from './steps/report.ts';

const settings = environment('releaseBucket');
const dependencies = { releases: new S3Store(newS3Client(), settings.releaseBucket) };

/** Runs where another state failed for good. */
export async function handler(event: Parameters<typeof reportFailure>[1]): Promise<Pick<Receipt, 'outcome'>> {
  console.error(JSON.stringify({ message: 'The pipeline broke down.', ...event }));
  const { outcome } = await reportFailure(dependencies, event);
  return { outcome };
}
