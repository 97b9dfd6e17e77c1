import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { EnvironmentConfig } from './config.ts';
import { ReleaseBucket } from './release-bucket.ts';

export interface DeliveryStackProps extends StackProps {
  config: EnvironmentConfig;
}

/**
 * What readers reach: the release bucket, and before long the distribution in front of it. The two have to share
 * a stack, since each names the other.
 */
export class DeliveryStack extends Stack {
  readonly releaseBucket: Bucket;

  constructor(scope: Construct, id: string, { config, ...props }: DeliveryStackProps) {
    super(scope, id, {
      description: 'Depositary: published releases',
      terminationProtection: config.keepReleases,
      ...props,
    });
    this.releaseBucket = new ReleaseBucket(this, 'Releases', config).bucket;
  }
}
