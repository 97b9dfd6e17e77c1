import { Match, type Template } from 'aws-cdk-lib/assertions';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cacheControlOf } from '../../core/publish/delivery.ts';
import { DATASET_NAMES } from '../../core/shared/datasets.ts';
import { CACHE_CONTROL } from '../../core/shared/http.ts';
import {
  catalogKey,
  changesKey,
  currentRecordKey,
  feedKey,
  pointerKey,
  projectedFeedsKey,
  projectedKey,
  releaseKey,
  revisionKey,
  shardIndexKey,
  shardKey,
} from '../../core/shared/keys.ts';
import { WRITE_ONCE_KEYS } from '../../infra/release-bucket.ts';
import { deniedBy, glob, type S3Request, type Statement } from './policy.ts';
import { bucketPolicy, environmentOf, resourcesOf } from './synthesised.ts';

const BUCKET = 'ReleasesBucketEA8ED4CA';

function statementsOf(template: Template): Statement[] {
  return bucketPolicy(template, BUCKET);
}

const prod = environmentOf('prod').delivery;
const dev = environmentOf('dev').delivery;

describe('the bucket', () => {
  test.for([
    ['prod', prod],
    ['dev', dev],
  ] as const)('is private, versioned and encrypted in %s', ([, template]) => {
    template.hasResourceProperties('AWS::S3::Bucket', {
      BucketName: Match.absent(),
      CorsConfiguration: Match.anyValue(),
      VersioningConfiguration: { Status: 'Enabled' },
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
    });
  });

  test('outlives its stack in prod, with its policy, and nowhere else', () => {
    const policies = [prod, dev].map((template) =>
      resourcesOf(template)
        .filter(([id]) => id.startsWith('Releases'))
        .map(([, { DeletionPolicy, UpdateReplacePolicy }]) => [DeletionPolicy, UpdateReplacePolicy]),
    );
    expect(policies).toEqual([
      [
        ['Retain', 'Retain'],
        ['Retain', 'Retain'],
      ],
      [
        ['Delete', 'Delete'],
        [undefined, undefined],
      ],
    ]);
  });

  test('keeps its logical id: another one would be another bucket, without the releases', () => {
    expect(resourcesOf(prod, 'AWS::S3::Bucket').map(([id]) => id)).toContain(BUCKET);
  });

  test('throws away unfinished uploads and replaced pointers, and nothing that is current', () => {
    prod.hasResourceProperties('AWS::S3::Bucket', {
      LifecycleConfiguration: {
        Rules: [
          {
            Id: 'unfinished-uploads',
            Status: 'Enabled',
            AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
          },
          { Id: 'replaced-content', Status: 'Enabled', NoncurrentVersionExpiration: { NoncurrentDays: 90 } },
        ],
      },
    });
  });
});

describe('the policy', () => {
  const create = { 's3:ObjectCreationOperation': 'true' };
  const ifNoneMatch = { ...create, 's3:if-none-match': '*' };
  const ifMatch = { ...create, 's3:if-match': '"abc"' };
  const part = { 's3:ObjectCreationOperation': 'false' };
  const file = releaseKey('demo', '1.4.2', 'data/agreements.json');
  const bare = releaseKey('demo', '1.4.2', 'LICENSE');
  const revision = revisionKey('demo', 'actors', 'someone', '1.4.2');
  const current = currentRecordKey('demo', 'actors', 'someone');
  const pointer = pointerKey('demo');
  const put = (key: string, context: Record<string, string>): S3Request => ({
    action: 's3:PutObject',
    key,
    context,
  });

  test.for<[string, S3Request, string[]]>([
    ['creating a release file', put(file, ifNoneMatch), []],
    ['creating a revision', put(revision, ifNoneMatch), []],
    ['creating a pointer', put(pointer, ifNoneMatch), []],
    ['replacing a pointer that was read', put(pointer, ifMatch), []],
    ['replacing a current record that was read', put(current, ifMatch), []],
    ['replacing the marker that was read', put(projectedKey('demo'), ifMatch), []],
    ['replacing the marker of the feeds that was read', put(projectedFeedsKey('demo'), ifMatch), []],
    ['creating a feed', put(feedKey('demo'), ifNoneMatch), []],
    ['replacing a feed that was read', put(feedKey('demo'), ifMatch), []],
    ['replacing a list of changes that was read', put(changesKey('demo'), ifMatch), []],
    ['replacing a catalogue that was read', put(catalogKey('demo'), ifMatch), []],
    ['overwriting a feed', put(feedKey('demo'), create), ['ReplaceOnlyWhatWasRead']],
    ['overwriting a list of changes', put(changesKey('demo'), create), ['ReplaceOnlyWhatWasRead']],
    ['overwriting a catalogue', put(catalogKey('demo'), create), ['ReplaceOnlyWhatWasRead']],
    ['uploading a part', put(file, part), []],
    ['reading', { action: 's3:GetObject', key: file }, []],
    ['overwriting a release file', put(file, create), ['CreateReleasesOnly', 'ReplaceOnlyWhatWasRead']],
    ['replacing a release file', put(file, ifMatch), ['CreateReleasesOnly']],
    ['replacing a release file without an ending', put(bare, ifMatch), ['CreateReleasesOnly']],
    ['replacing a revision', put(revision, ifMatch), ['CreateReleasesOnly']],
    ['overwriting a pointer', put(pointer, create), ['ReplaceOnlyWhatWasRead']],
    ['overwriting a current record', put(current, create), ['ReplaceOnlyWhatWasRead']],
    ['deleting', { action: 's3:DeleteObject', key: file }, ['KeepEverything']],
    ['deleting a version', { action: 's3:DeleteObjectVersion', key: pointer }, ['KeepEverything']],
    [
      'plain HTTP',
      { action: 's3:GetObject', key: file, context: { 'aws:SecureTransport': 'false' } },
      ['TLS'],
    ],
    ['TLS 1.1', { action: 's3:GetObject', key: file, context: { 's3:TlsVersion': '1.1' } }, ['TLS']],
  ])('%s in prod', ([, request, denials]) => {
    expect(deniedBy(statementsOf(prod), request)).toEqual(denials);
  });

  test('is the same in dev, except that what is there can be deleted', () => {
    expect(deniedBy(statementsOf(dev), put(file, ifMatch))).toEqual(['CreateReleasesOnly']);
    expect(deniedBy(statementsOf(dev), put(pointer, create))).toEqual(['ReplaceOnlyWhatWasRead']);
    expect(deniedBy(statementsOf(dev), { action: 's3:DeleteObject', key: file })).toEqual([]);
  });

  test('allows the distribution to read, and nobody anything else', () => {
    const allowing = statementsOf(prod).filter(({ Effect }) => Effect !== 'Deny');
    expect(allowing).toHaveLength(1);
    expect(allowing[0]).toMatchObject({
      Principal: { Service: 'cloudfront.amazonaws.com' },
      Action: ['s3:GetObject', 's3:ListBucket'],
    });
    expect(JSON.stringify(allowing[0]?.Condition)).toMatch(/"StringEquals":\{"AWS:SourceArn":.*distribution/);
  });

  test('denies to everybody', () => {
    for (const statement of statementsOf(prod).filter(({ Effect }) => Effect === 'Deny')) {
      expect(statement).toMatchObject({ Principal: { AWS: '*' } });
    }
  });

  test('keys that the policy makes write-once are exactly those that are served as immutable', () => {
    const id = fc.stringMatching(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    const version = fc.tuple(fc.nat(), fc.nat(), fc.nat()).map((parts) => parts.join('.'));
    const segment = fc.stringMatching(/^[A-Za-z0-9_-][A-Za-z0-9._-]*$/);
    const path = fc.array(segment, { minLength: 1, maxLength: 4 }).map((segments) => segments.join('/'));
    const dataset = fc.constantFrom(...DATASET_NAMES);
    const digest = fc.stringMatching(/^[0-9a-f]{64}$/);
    const key = fc.oneof(
      id.map(pointerKey),
      id.map(projectedKey),
      fc.tuple(id, version, path).map((parts) => releaseKey(...parts)),
      fc.tuple(id, dataset, id).map((parts) => currentRecordKey(...parts)),
      fc.tuple(id, dataset, id, version).map((parts) => revisionKey(...parts)),
      fc.tuple(id, dataset, digest).map((parts) => shardKey(...parts)),
      fc.tuple(id, dataset, digest).map((parts) => shardIndexKey(...parts)),
      id.map(projectedFeedsKey),
      id.map(feedKey),
      id.map(changesKey),
      id.map(catalogKey),
    );
    fc.assert(
      fc.property(key, (text) => {
        const writeOnce = WRITE_ONCE_KEYS.some((pattern) => glob(pattern).test(text));
        expect(writeOnce).toBe(cacheControlOf(text) === CACHE_CONTROL.immutable);
      }),
      { numRuns: 2000 },
    );
  });
});
