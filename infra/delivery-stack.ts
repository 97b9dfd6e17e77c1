import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { KeyValueStore } from 'aws-cdk-lib/aws-cloudfront';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { AlarmTopic } from './alarms.ts';
import { addBudget } from './budget.ts';
import type { EnvironmentConfig } from './config.ts';
import { Edge } from './edge.ts';
import { ReleaseBucket } from './release-bucket.ts';
import { addSigningKey } from './signing-key.ts';
import { SubmissionBucket } from './submission-bucket.ts';

export interface DeliveryStackProps extends StackProps {
  config: EnvironmentConfig;
}

/** What the pipeline works with. */
export interface Delivery {
  releaseBucket: IBucket;
  submissionBucket: IBucket;
  signingKey: Key;
  aliases: KeyValueStore;
  distributionId: string;
  siteUrl: string;
  alarmTopic: ITopic;
}

/**
 * What holds something: the buckets, the edge, the key. The release bucket and the distribution have to share a
 * stack, since each names the other.
 */
export class DeliveryStack extends Stack implements Delivery {
  readonly releaseBucket: IBucket;
  readonly submissionBucket: IBucket;
  readonly signingKey: Key;
  readonly aliases: KeyValueStore;
  readonly distributionId: string;
  readonly siteUrl: string;
  readonly alarmTopic: ITopic;

  constructor(scope: Construct, id: string, { config, ...props }: DeliveryStackProps) {
    super(scope, id, {
      description: 'Depositary: published releases',
      terminationProtection: config.keepReleases,
      ...props,
    });
    const alarms = new AlarmTopic(this, 'Alarms', config.alarmEmail);
    this.alarmTopic = alarms.topic;
    if (config.monthlyBudget !== undefined) addBudget(this, 'Budget', alarms, config.monthlyBudget);
    // The library's own types disagree about one optional property.
    this.releaseBucket = new ReleaseBucket(this, 'Releases', config).bucket as IBucket;
    this.submissionBucket = new SubmissionBucket(this, 'Submissions', config).bucket as IBucket;
    this.signingKey = addSigningKey(this, config);
    const edge = new Edge(this, 'Edge', {
      releases: this.releaseBucket,
      alarms: this.alarmTopic,
      domain: config.domain,
    });
    this.aliases = edge.aliases;
    this.distributionId = edge.distribution.distributionId;
    this.siteUrl = edge.siteUrl;
    new CfnOutput(this, 'SiteUrl', { value: edge.siteUrl });
    new CfnOutput(this, 'DistributionDomain', { value: edge.distribution.distributionDomainName });
    new CfnOutput(this, 'DistributionId', { value: this.distributionId });
    new CfnOutput(this, 'ReleaseBucketName', { value: this.releaseBucket.bucketName });
    new CfnOutput(this, 'SubmissionBucketName', { value: this.submissionBucket.bucketName });
    new CfnOutput(this, 'SigningKeyArn', { value: this.signingKey.keyArn });
    new CfnOutput(this, 'AliasesArn', { value: this.aliases.keyValueStoreArn });
    new CfnOutput(this, 'AlarmTopicArn', { value: this.alarmTopic.topicArn });
  }
}
