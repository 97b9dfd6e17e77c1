import { Duration } from 'aws-cdk-lib';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { catalogKey, changesKey, feedKey, projectedFeedsKey, projectedKey } from '../core/shared/keys.ts';
import type { EnvironmentConfig } from './config.ts';
import type { Delivery } from './delivery-stack.ts';
import { PipelineFunction, type PipelineFunctionProps } from './pipeline-function.ts';

/** What the functions are told about where they run. */
export interface Surroundings {
  environmentName: string;
  config: EnvironmentConfig;
  delivery: Delivery;
}

type Bounds = Pick<PipelineFunctionProps, 'timeout' | 'megabytes' | 'concurrency'>;

const ALIAS_ACTIONS = ['DescribeKeyValueStore', 'ListKeys', 'GetKey', 'UpdateKeys'] as const;

// From this size on a function has a whole processor.
const ONE_PROCESSOR = 1769;

/** The five functions, with exactly the rights that each needs: none may delete, none may touch another collection. */
export class PipelineFunctions extends Construct {
  readonly plan: PipelineFunction;
  readonly validate: PipelineFunction;
  readonly publish: PipelineFunction;
  readonly report: PipelineFunction;
  readonly reconcile: PipelineFunction;
  readonly #surroundings: Surroundings;

  constructor(scope: Construct, id: string, surroundings: Surroundings) {
    super(scope, id);
    this.#surroundings = surroundings;
    this.plan = this.#plan();
    this.validate = this.#validate();
    this.publish = this.#publish();
    this.report = this.#report();
    this.reconcile = this.#reconcile();
  }

  get all(): readonly PipelineFunction[] {
    return [this.plan, this.validate, this.publish, this.report, this.reconcile];
  }

  /** The state machine names the other functions, so this one learns of it last. */
  letReconcileRestart(stateMachine: StateMachine): void {
    this.reconcile.tell({ STATE_MACHINE: stateMachine.stateMachineArn });
    this.reconcile.allow(['states:StartExecution'], [stateMachine.stateMachineArn]);
  }

  #plan(): PipelineFunction {
    const bounds = { timeout: Duration.minutes(2), megabytes: ONE_PROCESSOR, concurrency: 8 };
    const plan = this.#function('Plan', 'Looks at a submission and divides it into shards.', bounds);
    this.#giveSubmissions(plan, { write: true });
    this.#giveReceipts(plan);
    plan.tell({ COLLECTION: this.#surroundings.config.collection });
    return plan;
  }

  /** Reads what strangers sent, so it has no rights at all: plan gives it links to what it needs. */
  #validate(): PipelineFunction {
    const bounds = { timeout: Duration.minutes(5), megabytes: ONE_PROCESSOR, concurrency: 48 };
    const validate = this.#function('Validate', 'Checks one shard of a submission.', bounds);
    validate.tell({ COLLECTION: this.#surroundings.config.collection });
    return validate;
  }

  #publish(): PipelineFunction {
    const { signingKey, releaseBucket } = this.#surroundings.delivery;
    const bounds = { timeout: Duration.minutes(15), megabytes: 2 * ONE_PROCESSOR, concurrency: 4 };
    const publish = this.#function('Publish', 'Builds a release, signs it and makes it public.', bounds);
    this.#giveSubmissions(publish, { write: false });
    publish.allow(
      ['s3:GetObject', 's3:PutObject', 's3:AbortMultipartUpload'],
      [this.#published('*'), releaseBucket.arnForObjects('.well-known/jwks.json')],
    );
    publish.allow(['s3:ListBucket'], [releaseBucket.bucketArn]);
    publish.allow(['kms:GetPublicKey'], [signingKey.keyArn]);
    publish.allow(['kms:Sign'], [signingKey.keyArn], {
      StringEquals: { 'kms:SigningAlgorithm': 'ECDSA_SHA_256' },
    });
    publish.tell({ RELEASE_BUCKET: releaseBucket.bucketName, SIGNING_KEY: signingKey.keyArn });
    this.#giveAliases(publish);
    this.#tellDimensions(publish);
    return publish;
  }

  #report(): PipelineFunction {
    const bounds = { timeout: Duration.seconds(30), megabytes: 512, concurrency: 8 };
    const says = 'Writes the receipt of a submission that the pipeline broke down over.';
    const report = this.#function('Report', says, bounds);
    this.#giveReceipts(report);
    return report;
  }

  #reconcile(): PipelineFunction {
    const { releaseBucket, submissionBucket, siteUrl } = this.#surroundings.delivery;
    const bounds = { timeout: Duration.minutes(5), megabytes: ONE_PROCESSOR, concurrency: 1 };
    const says = 'Restarts what got lost, and brings what is derived up to the pointer.';
    const reconcile = this.#function('Reconcile', says, bounds);
    reconcile.allow(['s3:ListBucket'], [submissionBucket.bucketArn, releaseBucket.bucketArn]);
    reconcile.allow(['s3:GetObject'], [this.#published('*')]);
    reconcile.allow(['s3:PutObject'], this.#projections());
    reconcile.tell({
      SUBMISSION_BUCKET: submissionBucket.bucketName,
      RELEASE_BUCKET: releaseBucket.bucketName,
      SITE_URL: siteUrl,
    });
    this.#giveAliases(reconcile);
    this.#tellDimensions(reconcile);
    return reconcile;
  }

  #function(name: string, description: string, bounds: Bounds): PipelineFunction {
    const { config, delivery } = this.#surroundings;
    const alarms = delivery.alarmTopic;
    return new PipelineFunction(this, name, {
      ...bounds,
      asset: name.toLowerCase(),
      description,
      config,
      alarms,
    });
  }

  /** The right to list makes S3 say of a key that it is not there, instead of that it is forbidden. */
  #giveSubmissions(reader: PipelineFunction, { write }: { write: boolean }): void {
    const { config, delivery } = this.#surroundings;
    const bucket = delivery.submissionBucket;
    const work = bucket.arnForObjects(`work/${config.collection}/*`);
    reader.allow(['s3:GetObject'], [bucket.arnForObjects(`submissions/${config.collection}/*`), work]);
    reader.allow(['s3:ListBucket'], [bucket.bucketArn]);
    if (write) reader.allow(['s3:PutObject'], [work]);
    reader.tell({ SUBMISSION_BUCKET: bucket.bucketName });
  }

  #giveReceipts(writer: PipelineFunction): void {
    const bucket = this.#surroundings.delivery.releaseBucket;
    writer.allow(['s3:GetObject', 's3:PutObject'], [this.#published('receipts/*')]);
    writer.allow(['s3:ListBucket'], [bucket.bucketArn]);
    writer.tell({ RELEASE_BUCKET: bucket.bucketName });
  }

  #giveAliases(writer: PipelineFunction): void {
    const { keyValueStoreArn } = this.#surroundings.delivery.aliases;
    const actions = ALIAS_ACTIONS.map((action) => `cloudfront-keyvaluestore:${action}`);
    writer.allow(actions, [keyValueStoreArn]);
    writer.tell({ ALIASES: keyValueStoreArn });
  }

  #tellDimensions(emitter: PipelineFunction): void {
    const { environmentName, config } = this.#surroundings;
    emitter.tell({ ENVIRONMENT: environmentName, COLLECTION: config.collection });
  }

  /** What can be made again from the releases: the current records, the feeds, and what says how far they have come. */
  #projections(): string[] {
    const { collection } = this.#surroundings.config;
    const bucket = this.#surroundings.delivery.releaseBucket;
    const keys = [feedKey, changesKey, catalogKey, projectedKey, projectedFeedsKey].map((key) =>
      key(collection),
    );
    return [this.#published('records/*'), ...keys.map((key) => bucket.arnForObjects(key))];
  }

  #published(pattern: string): string {
    const { config, delivery } = this.#surroundings;
    return delivery.releaseBucket.arnForObjects(`${config.collection}/${pattern}`);
  }
}
