import { DeleteObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { afterAll, expect, it } from 'vitest';
import { publish } from '../../../core/publish/publish.ts';
import { pointerKey, releaseKey } from '../../../core/shared/keys.ts';
import { newS3Client } from '../../../functions/aws/s3-client.ts';
import { S3Store } from '../../../functions/aws/s3-store.ts';
import { ReleaseBucket } from '../../../infra/release-bucket.ts';
import { readAsReader } from '../../core/publish/reader.ts';
import { COLLECTION, changedProject, commitAt, firstProject, snapshot } from '../../core/publish/samples.ts';
import { newSigner } from '../../core/publish/signers.ts';
import { deniedBy } from '../../infra/policy.ts';
import { startS3Server } from '../../s3-server/server.ts';

/** The statements of the policy that the release bucket has in prod. */
function releaseBucketPolicy(): Parameters<typeof deniedBy>[0] {
  const stack = new Stack();
  new ReleaseBucket(stack, 'Releases', { keepReleases: true, replacedContentDays: 90 });
  const [policy] = Object.values(Template.fromStack(stack).findResources('AWS::S3::BucketPolicy'));
  return policy?.Properties.PolicyDocument.Statement;
}

const statements = releaseBucketPolicy();
const server = await startS3Server({
  buckets: { releases: { versioned: true, denies: (request) => deniedBy(statements, request).length > 0 } },
});
afterAll(() => server.close());

it('the policy of the release bucket lets the store publish, and nobody overwrite or delete', async () => {
  const client = newS3Client(server.connection);
  const store = new S3Store(client, 'releases', { parts: { above: 0, size: 5 * 1024 * 1024 } });
  const signer = await newSigner();
  await publish(store, snapshot(firstProject()), commitAt(0), signer);
  await publish(new S3Store(client, 'releases'), snapshot(changedProject()), commitAt(1), signer);
  expect(await readAsReader(store, COLLECTION)).toEqual(['1.0.0', '1.1.0']);

  const stored = (Key: string) => ({ Bucket: 'releases', Key, Body: 'other bytes' });
  const denied = { name: 'AccessDenied' };
  const [file, pointer] = [
    stored(releaseKey(COLLECTION, '1.0.0', 'manifest.json')),
    stored(pointerKey(COLLECTION)),
  ];
  await expect(client.send(new PutObjectCommand(file))).rejects.toMatchObject(denied);
  await expect(client.send(new PutObjectCommand(pointer))).rejects.toMatchObject(denied);
  const etag = (await store.head(file.Key))?.etag;
  await expect(client.send(new PutObjectCommand({ ...file, IfMatch: etag }))).rejects.toMatchObject(denied);
  await expect(client.send(new DeleteObjectCommand(file))).rejects.toMatchObject(denied);
  expect(server.bucket('releases').versionsOf(file.Key)).toBe(1);
});
