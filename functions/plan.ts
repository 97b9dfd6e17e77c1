import { newS3Client } from './aws/s3-client.ts';
import { S3Store } from './aws/s3-store.ts';
import { signedLinks } from './aws/signed-links.ts';
import { environment } from './environment.ts';
import { type Plan, plan } from './steps/plan.ts';
import type { SubmissionReference } from './steps/stored-submission.ts';

const settings = environment('collection', 'submissionBucket', 'releaseBucket');
const client = newS3Client();
const dependencies = {
  submissions: new S3Store(client, settings.submissionBucket),
  links: signedLinks(settings.submissionBucket),
  releases: new S3Store(client, settings.releaseBucket),
  collection: settings.collection,
};

/** The first state of the pipeline, with the object that the event names. */
export function handler(submission: SubmissionReference): Promise<Plan> {
  return plan(dependencies, submission);
}
