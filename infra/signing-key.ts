import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import type { EnvironmentConfig } from './config.ts';

/**
 * The key that signs manifests; what it holds never leaves KMS. A key for signing cannot be rotated in place, so
 * another generation is another key. Releases stay verifiable: the public key of each is published with them.
 */
export function addSigningKey(
  scope: Construct,
  { signingKeyGeneration, keepReleases }: Pick<EnvironmentConfig, 'signingKeyGeneration' | 'keepReleases'>,
): Key {
  return new Key(scope, `SigningKey${signingKeyGeneration}`, {
    description: `Signs the manifests of releases, generation ${signingKeyGeneration}`,
    keySpec: KeySpec.ECC_NIST_P256,
    keyUsage: KeyUsage.SIGN_VERIFY,
    removalPolicy: keepReleases ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    ...(keepReleases ? {} : { pendingWindow: Duration.days(7) }),
  });
}
