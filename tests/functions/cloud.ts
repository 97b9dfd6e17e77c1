import { generateKeyPairSync } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { Receipt } from '../../core/build/documents.ts';
import { packSubmission } from '../../core/publish/pack-submission.ts';
import { readReceipt } from '../../core/publish/receipt.ts';
import { parseSubmissionKey, submissionKey } from '../../core/publish/submission-keys.ts';
import { newS3Client } from '../../functions/aws/s3-client.ts';
import { S3Store } from '../../functions/aws/s3-store.ts';
import type { SubmissionReference } from '../../functions/steps/stored-submission.ts';
import type { Project } from '../core/check/project.ts';
import { COLLECTION, commitAt } from '../core/publish/samples.ts';
import { type S3Server, startS3Server } from '../s3-server/server.ts';
import type { JsonProtocolServer } from './aws/json-protocol-server.ts';
import { KeyValueStoreServer } from './aws/key-value-store-server.ts';
import { KMS_KEY_ID, startKms } from './aws/kms-server.ts';
import { STATE_MACHINE_ARN, type StepFunctions, startStepFunctions } from './aws/step-functions-server.ts';
import { FunctionProcess } from './lambda/function-process.ts';
import type { Outcome } from './lambda/runtime-api.ts';
import { Site } from './site.ts';

export type FunctionName = 'plan' | 'validate' | 'publish' | 'report' | 'reconcile';

const LOOPBACK_NAMES = new URL('lambda/loopback-names.mjs', import.meta.url);

/** Stand-ins for all services that the functions use, and the bundles in processes of their own. */
export class Cloud {
  readonly s3: S3Server;
  readonly kms: JsonProtocolServer;
  readonly stepFunctions: StepFunctions;
  readonly aliases: KeyValueStoreServer;
  readonly site: Site;
  readonly #processes = new Map<FunctionName, Promise<FunctionProcess>>();

  private constructor(parts: Pick<Cloud, 's3' | 'kms' | 'stepFunctions' | 'aliases' | 'site'>) {
    this.s3 = parts.s3;
    this.kms = parts.kms;
    this.stepFunctions = parts.stepFunctions;
    this.aliases = parts.aliases;
    this.site = parts.site;
  }

  static async start(onCreated?: (created: SubmissionReference) => void): Promise<Cloud> {
    const s3 = await startS3Server({
      buckets: { submissions: {}, releases: { versioned: true, denies: isUnconditional } },
      onCreated: ({ bucket, key }) => onCreated?.({ bucket, key }),
    });
    const aliases = await KeyValueStoreServer.start();
    return new Cloud({
      s3,
      aliases,
      kms: await startKms(generateKeyPairSync('ec', { namedCurve: 'P-256' })),
      stepFunctions: await startStepFunctions(),
      site: await Site.start(s3.bucket('releases'), aliases.store.entries),
    });
  }

  /** Where a client of S3 finds the stand-in, in variables. */
  get s3Environment(): Record<string, string> {
    const { accessKeyId, secretAccessKey } = this.s3.connection.credentials;
    return {
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
      AWS_ENDPOINT_URL_S3: this.s3.url,
    };
  }

  /** All that any function is told by the stacks, and where the stand-ins are. */
  get environment(): Record<string, string> {
    return {
      ...this.s3Environment,
      AWS_ENDPOINT_URL_KMS: this.kms.url,
      AWS_ENDPOINT_URL_SFN: this.stepFunctions.server.url,
      AWS_ENDPOINT_URL_CLOUDFRONT_KEYVALUESTORE: this.aliases.config.endpoint,
      NODE_OPTIONS: `--import=${LOOPBACK_NAMES}`,
      ENVIRONMENT: 'test',
      COLLECTION,
      SUBMISSION_BUCKET: 'submissions',
      RELEASE_BUCKET: 'releases',
      SIGNING_KEY: KMS_KEY_ID,
      ALIASES: this.aliases.arn,
      SITE_URL: this.site.url,
      STATE_MACHINE: STATE_MACHINE_ARN,
    };
  }

  get releases(): S3Store {
    return new S3Store(newS3Client(this.s3.connection), 'releases');
  }

  /** The process of a function; later calls give the same one, warm. */
  process(name: FunctionName): Promise<FunctionProcess> {
    const present = this.#processes.get(name);
    if (present !== undefined) return present;
    const started = FunctionProcess.start({ asset: assetOf(name), environment: this.environment });
    this.#processes.set(name, started);
    return started;
  }

  async invoke(name: FunctionName, event: unknown): Promise<Outcome> {
    return (await this.process(name)).invoke(event);
  }

  /** What a function gives, which must not be an error. */
  async result(name: FunctionName, event: unknown): Promise<unknown> {
    const outcome = await this.invoke(name, event);
    if (outcome.kind === 'result') return outcome.value;
    throw new Error(`${name}: ${outcome.errorType}: ${outcome.errorMessage}`);
  }

  /** Puts a project into the bucket, as the n-th commit of the main line. */
  async submit(project: Project, sequence: number): Promise<SubmissionReference> {
    const { sha: commit, time: committed } = commitAt(sequence);
    const header = { collection: COLLECTION, commit, committed, sequence };
    const key = submissionKey(header);
    await this.put(key, await packSubmission(project.files, header));
    return { bucket: 'submissions', key };
  }

  async put(key: string, bytes: Uint8Array): Promise<void> {
    await new S3Store(newS3Client(this.s3.connection), 'submissions').putIfAbsent(key, bytes);
  }

  /** The states of the pipeline up to the last one; the event for that one, or undefined for a refused submission. */
  async check(
    submission: SubmissionReference,
  ): Promise<{ submission: SubmissionReference; of: number } | undefined> {
    const plan = (await this.result('plan', submission)) as Plan;
    if (plan.kind === 'refused') return undefined;
    const { archive, shards } = plan;
    for (const shard of shards) await this.result('validate', { submission, archive, shard });
    return { submission: plan.submission, of: plan.of };
  }

  /** The whole pipeline, without trying again. */
  async run(submission: SubmissionReference): Promise<unknown> {
    const event = await this.check(submission);
    return event && this.result('publish', event);
  }

  receipt({ key }: SubmissionReference): Promise<Receipt | undefined> {
    return readReceipt(this.releases, COLLECTION, parseSubmissionKey(key)?.id ?? '');
  }

  async close(): Promise<void> {
    const processes = await Promise.all(this.#processes.values());
    await Promise.all(processes.map((process) => process.stop()));
    const services = [this.s3, this.kms, this.stepFunctions.server, this.aliases, this.site];
    await Promise.all(services.map((service) => service.close()));
  }
}

/** The folder that is uploaded for a function. */
export function assetOf(name: FunctionName): string {
  return fileURLToPath(new URL(`../../dist/functions/${name}`, import.meta.url));
}

/** What the state machine goes by, as JSON. */
type Plan =
  | { kind: 'refused' }
  | { kind: 'shards'; submission: SubmissionReference; archive: unknown; of: number; shards: unknown[] };

/** Like the policy of the release bucket: whoever writes says what must be there before. */
function isUnconditional({
  action,
  context,
}: {
  action: string;
  context: Readonly<Record<string, string>>;
}): boolean {
  const conditional = context['s3:if-match'] !== undefined || context['s3:if-none-match'] !== undefined;
  return action === 's3:DeleteObject' || (context['s3:ObjectCreationOperation'] === 'true' && !conditional);
}
