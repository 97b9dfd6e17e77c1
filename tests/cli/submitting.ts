import type { TestContext } from 'vitest';
import type { Receipt } from '../../core/build/documents.ts';
import type { Project } from '../core/check/project.ts';
import { COLLECTION, firstProject } from '../core/publish/samples.ts';
import type { Bucket, PolicyRequest } from '../s3-server/bucket.ts';
import { type S3Server, startS3Server } from '../s3-server/server.ts';
import { type Run, temporaryFolder } from './depositary.ts';
import { GitCheckout } from './git-checkout.ts';
import { ReceiptSite } from './receipt-site.ts';
import { runDepositary } from './run-depositary.ts';

/** A checkout of one commit, and a bucket to submit it to; both of one test. */
export interface Submitting {
  checkout: GitCheckout;
  s3: S3Server;
  bucket: Bucket;
  /** The variables with which the bucket can be reached. */
  environment: NodeJS.ProcessEnv;
  /** Runs `depositary submit` in a folder, in an environment; by default in those above. */
  submit(args?: readonly string[], where?: { cwd?: string; env?: NodeJS.ProcessEnv }): Promise<Run>;
  /** Starts a site with the receipt of the commit. */
  receipt(end: Omit<Receipt, 'collection' | 'submission'>, before?: readonly number[]): Promise<ReceiptSite>;
}

/** @param context of the test: tests that run at once can only be told apart by it */
export async function newSubmitting(
  { onTestFinished }: Pick<TestContext, 'onTestFinished'>,
  project: Project = firstProject(),
): Promise<Submitting> {
  const checkout = GitCheckout.of(project);
  const s3 = await startS3Server({ buckets: { submissions: { denies: isMoreThanCreating } } });
  onTestFinished(() => s3.close());
  const environment = environmentFor(s3);
  return {
    checkout,
    s3,
    bucket: s3.bucket('submissions'),
    environment,
    submit: (args = [], { cwd = checkout.folder, env = environment } = {}) =>
      runDepositary(['submit', '--to', 's3://submissions', ...args], { cwd, env }),
    receipt: async (end, before) => {
      const receipt = { collection: COLLECTION, submission: checkout.submission(1), ...end };
      const site = await ReceiptSite.start(receipt, before);
      onTestFinished(() => site.close());
      return site;
    },
  };
}

/** Nothing but what is said here leads to AWS, or to settings of the machine. */
function environmentFor({ url, connection }: S3Server): NodeJS.ProcessEnv {
  const { accessKeyId, secretAccessKey } = connection.credentials;
  return {
    HOME: temporaryFolder(),
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_REGION: 'us-east-1',
    AWS_ENDPOINT_URL_S3: url,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
  };
}

/** Like the role that submits: it may create objects, and neither read, list nor replace any. */
function isMoreThanCreating({ action, context }: PolicyRequest): boolean {
  return action !== 's3:PutObject' || context['s3:if-none-match'] !== '*';
}
