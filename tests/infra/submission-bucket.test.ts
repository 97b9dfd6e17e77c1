import { describe, expect, test } from 'vitest';
import { deniedBy } from './policy.ts';
import { bucketPolicy, environmentOf, NAMES } from './synthesised.ts';

describe.for(NAMES)('the submission bucket in %s', (name) => {
  const { delivery } = environmentOf(name);
  const policy = bucketPolicy(delivery, 'SubmissionsBucket28715C21');
  const key = 'submissions/south-caucasus/000000012-0123456789ab.tar.gz';
  const create = { 's3:ObjectCreationOperation': 'true' };
  const put = (path: string, context: Record<string, string>) => ({
    action: 's3:PutObject',
    key: path,
    context,
  });

  test('is private and encrypted, tells EventBridge, and is emptied by time', () => {
    delivery.hasResourceProperties('AWS::S3::Bucket', {
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      },
      NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } },
      LifecycleConfiguration: {
        Rules: [
          { AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 }, Status: 'Enabled' },
          { ExpirationInDays: 30, Status: 'Enabled' },
        ],
      },
    });
  });

  test.for([
    ['creating a submission', put(key, { ...create, 's3:if-none-match': '*' }), []],
    ['a part of a large one', put(key, { 's3:ObjectCreationOperation': 'false' }), []],
    ['replacing a submission', put(key, create), ['CreateSubmissionsOnly']],
    [
      'replacing one that was read',
      put(key, { ...create, 's3:if-match': '"abc"' }),
      ['CreateSubmissionsOnly'],
    ],
    ['replacing a shard report', put('work/south-caucasus/x/0.json', create), []],
    ['plain HTTP', { action: 's3:GetObject', key, context: { 'aws:SecureTransport': 'false' } }, ['TLS']],
    ['TLS 1.1', { action: 's3:GetObject', key, context: { 's3:TlsVersion': '1.1' } }, ['TLS']],
  ] as const)('%s', ([, request, denials]) => {
    expect(deniedBy(policy, request)).toEqual(denials);
  });

  test('is open to nobody by its policy', () => {
    expect(policy.filter(({ Effect }) => Effect !== 'Deny')).toEqual([]);
  });
});
