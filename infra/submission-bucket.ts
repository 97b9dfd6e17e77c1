import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption, CfnBucket, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { EnvironmentConfig } from './config.ts';

/** How long submissions and what is worked out from them are kept. */
const EXPIRY = Duration.days(30);

/**
 * The bucket that submissions come into: private, and emptied by time. A submission is created once; what is under its
 * key when the event arrives is what is there when it is read.
 */
export class SubmissionBucket extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, { keepReleases }: Pick<EnvironmentConfig, 'keepReleases'>) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      lifecycleRules: [
        { id: 'unfinished-uploads', abortIncompleteMultipartUploadAfter: Duration.days(1) },
        { id: 'old-submissions', expiration: EXPIRY },
      ],
      removalPolicy: keepReleases ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    this.#notifyEventBridge();
    this.#denyReplacement();
  }

  /** `eventBridgeEnabled` of the bucket would add a function of its own, with a role, to set this one property. */
  #notifyEventBridge(): void {
    const resource = this.bucket.node.defaultChild;
    if (!(resource instanceof CfnBucket)) throw new TypeError('A bucket is made of something else now.');
    resource.notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
  }

  /** The parts of a multipart upload carry no condition and create no object. */
  #denyReplacement(): void {
    this.bucket.addToResourcePolicy(
      new PolicyStatement({
        sid: 'CreateSubmissionsOnly',
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        actions: ['s3:PutObject'],
        resources: [this.bucket.arnForObjects('submissions/*')],
        conditions: {
          Null: { 's3:if-none-match': 'true' },
          Bool: { 's3:ObjectCreationOperation': 'true' },
        },
      }),
    );
  }
}
