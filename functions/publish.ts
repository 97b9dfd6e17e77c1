import { KMSClient } from '@aws-sdk/client-kms';
import type { Receipt } from '../core/build/documents.ts';
import { KeyValueStoreAliases, keyValueStoreClient } from './aws/key-value-store.ts';
import { kmsSigner } from './aws/kms-signer.ts';
import { emitMetrics } from './aws/metrics.ts';
import { newS3Client } from './aws/s3-client.ts';
import { S3Store } from './aws/s3-store.ts';
import { environment } from './environment.ts';
import { publishSubmission } from './steps/publish.ts';

const settings = environment(
  'environment',
  'collection',
  'submissionBucket',
  'releaseBucket',
  'aliases',
  'signingKey',
);
const client = newS3Client();
const kms = new KMSClient();
const dependencies = {
  submissions: new S3Store(client, settings.submissionBucket),
  releases: new S3Store(client, settings.releaseBucket),
  aliases: new KeyValueStoreAliases(keyValueStoreClient(), settings.aliases),
  collection: settings.collection,
};

/** Runs once all shards have been checked. */
export async function handler(
  event: Parameters<typeof publishSubmission>[1],
): Promise<Pick<Receipt, 'outcome' | 'version'>> {
  const signer = await kmsSigner(kms, settings.signingKey);
  const { receipt, commit, records } = await publishSubmission({ ...dependencies, signer }, event);
  const { outcome, version } = receipt;
  if (outcome === 'published') {
    const now = Date.now();
    const publishLatencySeconds = (now - Date.parse(commit.time)) / 1000;
    emitMetrics({ publishedRecords: records, publishLatencySeconds }, settings, now);
  }
  return { outcome, ...(version !== undefined && { version }) };
}
