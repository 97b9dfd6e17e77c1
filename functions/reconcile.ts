import { SFNClient } from '@aws-sdk/client-sfn';
import { askEdge } from './aws/ask-edge.ts';
import { KeyValueStoreAliases, keyValueStoreClient } from './aws/key-value-store.ts';
import { emitMetrics } from './aws/metrics.ts';
import { newS3Client } from './aws/s3-client.ts';
import { S3Store } from './aws/s3-store.ts';
import { startPipeline } from './aws/start-pipeline.ts';
import { environment } from './environment.ts';
import { type Reconciliation, reconcile } from './steps/reconcile.ts';

const settings = environment(
  'environment',
  'collection',
  'submissionBucket',
  'releaseBucket',
  'aliases',
  'siteUrl',
  'stateMachine',
);
const client = newS3Client();
const dependencies = {
  submissions: new S3Store(client, settings.submissionBucket),
  releases: new S3Store(client, settings.releaseBucket),
  aliases: new KeyValueStoreAliases(keyValueStoreClient(), settings.aliases),
  start: startPipeline(new SFNClient(), settings.stateMachine),
  ask: askEdge(settings.siteUrl),
  collection: settings.collection,
  submissionBucket: settings.submissionBucket,
};

/** Runs on a schedule. */
export async function handler(): Promise<Reconciliation> {
  const found = await reconcile(dependencies);
  const orphanSubmissions = found.restarted.length + found.abandoned.length;
  // Here an operator looks for what the alarms are about.
  console.log(JSON.stringify({ message: 'Reconciled.', ...found }));
  emitMetrics({ aliasDrift: found.drifted.length, orphanSubmissions }, settings, Date.now());
  return found;
}
