import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  HttpMethods,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { CROSS_ORIGIN } from '../core/shared/http.ts';
import type { EnvironmentConfig } from './config.ts';

/**
 * The keys that are written once, as patterns in which `*` stands for any characters, slashes too: files of a
 * release, revisions of a record, shards. Dots tell the former from all other keys, which have one at most: neither the name
 * of a collection nor the id of a record can hold a dot.
 */
export const WRITE_ONCE_KEYS = ['*/*.*.*/*', '*/records/*/*.*.*.json', '*/shards/*'] as const;

/**
 * The bucket that holds the releases. Its own policy keeps the promise that a published file never changes,
 * whatever the code and the roles of the day: a key of a release can only be created, and a pointer only be
 * replaced by somebody who says what it replaces.
 */
export class ReleaseBucket extends Construct {
  readonly bucket: Bucket;

  constructor(
    scope: Construct,
    id: string,
    config: Pick<EnvironmentConfig, 'keepReleases' | 'replacedContentDays'>,
  ) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      // Not KMS: everything in here is public, and a key would be one more thing that can take it offline.
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      versioned: true,
      // Answers the question that a browser asks first; the distribution adds the headers to all other answers.
      cors: [
        {
          allowedOrigins: ['*'],
          allowedMethods: [HttpMethods.GET, HttpMethods.HEAD],
          allowedHeaders: ['*'],
          exposedHeaders: [...CROSS_ORIGIN.exposedHeaders],
          maxAge: CROSS_ORIGIN.maxAgeSeconds,
        },
      ],
      lifecycleRules: [
        {
          id: 'unfinished-uploads',
          abortIncompleteMultipartUploadAfter: Duration.days(1),
        },
        {
          // Write-once keys are never replaced, so this is about pointers and projections.
          id: 'replaced-content',
          noncurrentVersionExpiration: Duration.days(config.replacedContentDays),
        },
      ],
      removalPolicy: config.keepReleases ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    this.#denyUnconditionalWrites();
    if (config.keepReleases) {
      this.#denyDeletes();
      // A bucket that outlives its stack keeps its promise.
      this.bucket.policy?.applyRemovalPolicy(RemovalPolicy.RETAIN);
    }
  }

  /**
   * The conditions of one statement must all hold. The creation and the parts of a multipart upload carry no
   * condition and create no object; `s3:ObjectCreationOperation` is false for them. S3 itself accepts
   * If-None-Match only with `*`.
   */
  #denyUnconditionalWrites(): void {
    this.#deny('CreateReleasesOnly', {
      actions: ['s3:PutObject'],
      resources: WRITE_ONCE_KEYS.map((pattern) => this.bucket.arnForObjects(pattern)),
      conditions: {
        Null: { 's3:if-none-match': 'true' },
        Bool: { 's3:ObjectCreationOperation': 'true' },
      },
    });
    this.#deny('ReplaceOnlyWhatWasRead', {
      actions: ['s3:PutObject'],
      resources: [this.bucket.arnForObjects('*')],
      conditions: {
        Null: { 's3:if-none-match': 'true', 's3:if-match': 'true' },
        Bool: { 's3:ObjectCreationOperation': 'true' },
      },
    });
  }

  /** A deleted key could be created again with other bytes, so that write-once means no deletes either. */
  #denyDeletes(): void {
    this.#deny('KeepEverything', {
      actions: ['s3:DeleteObject', 's3:DeleteObjectVersion'],
      resources: [this.bucket.arnForObjects('*')],
    });
  }

  #deny(
    sid: string,
    rule: { actions: string[]; resources: string[]; conditions?: Record<string, Record<string, string>> },
  ): void {
    this.bucket.addToResourcePolicy(
      new PolicyStatement({ sid, effect: Effect.DENY, principals: [new AnyPrincipal()], ...rule }),
    );
  }
}
