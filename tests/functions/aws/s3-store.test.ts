import { PutObjectCommand } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../core/shared/canonical.ts';
import { CACHE_CONTROL } from '../../../core/shared/http.ts';
import { newS3Client } from '../../../functions/aws/s3-client.ts';
import { S3AccessError } from '../../../functions/aws/s3-errors.ts';
import { MIB, newBench } from './s3-bench.ts';

const bench = await newBench();
const { server, bucket } = bench;
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Puts something there by other means than the store. */
async function putOtherwise(key: string, body: string, Metadata: Record<string, string> = {}): Promise<void> {
  const client = newS3Client(server.connection);
  await client.send(new PutObjectCommand({ Bucket: 'releases', Key: key, Body: body, Metadata }));
  server.requests.length = 0;
}

describe('an object that the store writes', () => {
  it('carries its media type, how long it may be kept, and its SHA-256 twice', async () => {
    await bench.store().putIfAbsent('demo/1.0.0/data/places.csv', bytes('id\n'));
    await bench.store().putIfAbsent('demo/releases.json', bytes('{}'));
    expect(bucket.current('demo/1.0.0/data/places.csv')).toMatchObject({
      checksum: { algorithm: 'SHA256', type: 'FULL_OBJECT' },
      headers: {
        'content-type': 'text/csv; charset=utf-8; header=present',
        'cache-control': CACHE_CONTROL.immutable,
        'x-amz-meta-sha256': sha256('id\n'),
      },
    });
    expect(bucket.current('demo/releases.json')?.headers).toMatchObject({
      'content-type': 'application/json',
      'cache-control': CACHE_CONTROL.mutable,
    });
  });

  it('is never written without a condition, in one piece or in parts', async () => {
    const conditions: unknown[] = [];
    bench.denies = ({ action, context }) => {
      if (action === 's3:PutObject' && context['s3:ObjectCreationOperation'] === 'true') {
        conditions.push([context['s3:if-none-match'], context['s3:if-match']]);
      }
      return false;
    };
    const store = bench.store();
    for (const size of [1, 6 * MIB]) {
      const key = `demo/${size}`;
      await store.putIfAbsent(key, new Uint8Array(size));
      await store.putIfMatch(key, new Uint8Array(size + 1), (await store.head(key))?.etag ?? '');
    }
    // The etag goes back with the quotation marks that it came with.
    const etag = expect.stringMatching(/^"[0-9a-f]{32}(?:-2)?"$/);
    expect(conditions).toEqual([
      ['*', undefined],
      [undefined, etag],
      ['*', undefined],
      [undefined, etag],
    ]);
  });

  it('in parts has the digest of its content in its metadata, and the sum of its parts from S3', async () => {
    const large = new Uint8Array(6 * MIB);
    await bench.store().putIfAbsent('large.zip', large);
    expect(bucket.current('large.zip')).toMatchObject({
      checksum: { algorithm: 'SHA256', type: 'COMPOSITE' },
      headers: { 'x-amz-meta-sha256': sha256(large), 'content-type': 'application/zip' },
    });
    expect(bench.asked().toSorted()).toEqual([
      'CompleteMultipartUpload 200',
      'CreateMultipartUpload 200',
      'UploadPart 200',
      'UploadPart 200',
    ]);
  });
});

describe('the digest of an object', () => {
  it('comes without its bytes for what the store has written', async () => {
    const store = bench.store();
    const large = new Uint8Array(6 * MIB);
    await store.putIfAbsent('small', bytes('small'));
    await store.putIfAbsent('large', large);
    server.requests.length = 0;
    expect((await store.head('small'))?.sha256).toBe(sha256('small'));
    expect((await store.head('large'))?.sha256).toBe(sha256(large));
    expect(bench.asked()).toEqual(['HeadObject 200', 'HeadObject 200']);
  });

  it.each([{}, { sha256: 'no digest' }])(
    'is computed for what somebody else put there %j',
    async (metadata) => {
      await putOtherwise('stray', 'stray', metadata);
      expect(await bench.store().head('stray')).toMatchObject({ sha256: sha256('stray'), size: 5 });
      expect(bench.asked()).toEqual(['HeadObject 200', 'GetObject 200']);
    },
  );

  it('is not taken from metadata where S3 itself knows it', async () => {
    const client = newS3Client(server.connection);
    const Metadata = { sha256: sha256('a lie') };
    const ChecksumAlgorithm = 'SHA256';
    await client.send(
      new PutObjectCommand({ Bucket: 'releases', Key: 'k', Body: 'truth', ChecksumAlgorithm, Metadata }),
    );
    expect((await bench.store().head('k'))?.sha256).toBe(sha256('truth'));
  });
});

describe('what S3 refuses for good', () => {
  const denied = (action: string) => {
    bench.denies = (request) => request.action === action;
  };

  it('names the bucket and the key that the role may not write', async () => {
    denied('s3:PutObject');
    const error: unknown = await bench
      .store()
      .putIfAbsent('demo/a.json', bytes('a'))
      .catch((e) => e);
    expect(error).toBeInstanceOf(S3AccessError);
    expect(error).toMatchObject({
      message: 'The role may not write demo/a.json in the bucket releases (AccessDenied: Access Denied)',
      cause: { name: 'AccessDenied' },
    });
    expect(bench.asked()).toEqual(['PutObject 403']);
    expect(bench.waits).toEqual([]);
  });

  it('says what else a refused read can mean', async () => {
    denied('s3:ListBucket');
    const message =
      'The role may not read no.json in the bucket releases, or the key is not there and the role may not list the bucket';
    await expect(bench.store().get('no.json')).rejects.toThrow(message);
    await expect(bench.store().head('no.json')).rejects.toThrow(message);
    await expect(Array.fromAsync(bench.store().list('demo/'))).rejects.toThrow(
      'The role may not list demo/ in the bucket releases',
    );
  });

  it('says so when there is no such bucket', async () => {
    const store = bench.store({ bucket: 'no-such' });
    for (const operation of [
      () => store.get('a'),
      () => store.putIfAbsent('a', bytes('a')),
      () => store.putIfMatch('a', bytes('a'), '"e"'),
      () => store.putIfAbsent('a', new Uint8Array(6 * MIB)),
      () => Array.fromAsync(store.list('')),
    ]) {
      await expect(operation()).rejects.toThrow('There is no bucket no-such');
    }
  });

  it('says so when the credentials are not right, or not there', async () => {
    const accessKeyId = 'AKIDSOMEBODY';
    const wrong = { accessKeyId, secretAccessKey: 'wrong' };
    await expect(bench.store({ client: { credentials: wrong } }).get('a')).rejects.toThrow(
      'AWS does not accept the credentials (InvalidAccessKeyId',
    );
    const credentials = async () => {
      throw Object.assign(new Error('Could not load credentials.'), { name: 'CredentialsProviderError' });
    };
    await expect(bench.store({ client: { credentials } }).get('a')).rejects.toThrow(
      'There are no credentials for AWS: Could not load credentials.',
    );
  });

  it.each([
    ['PermanentRedirect', 'The bucket releases is in another region'],
    ['RequestTimeTooSkewed', 'The clock of this machine is wrong'],
    ['NotImplemented', 'S3 refused to read a in the bucket releases (NotImplemented'],
  ] as const)('says what %s means', async (kind, message) => {
    server.faults.add({ kind, times: 9 });
    await expect(bench.store().get('a')).rejects.toThrow(message);
    expect(bench.waits).toEqual([]);
  });
});
