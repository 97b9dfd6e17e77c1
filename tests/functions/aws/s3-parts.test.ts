import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../core/shared/canonical.ts';
import { TransientError } from '../../../functions/aws/transient-error.ts';
import { MIB, newBench } from './s3-bench.ts';

const bench = await newBench();
const { server, bucket } = bench;
const KEY = 'demo/1.0.0/demo.zip';
const large = Buffer.alloc(6 * MIB, 'a large file ');
const other = Buffer.alloc(7 * MIB, 'another large file ');
const once = { client: { maxAttempts: 1 } };

/** What was asked but for the parts, whose order is open. */
function asked(): string[] {
  return bench.asked().filter((line) => !line.startsWith('UploadPart'));
}

function storedDigest(): string {
  return sha256(bucket.current(KEY)?.bytes ?? '');
}

describe('putting parts together', () => {
  it('has happened where the answer was lost and the SDK finds no upload any more', async () => {
    server.faults.add({ kind: 'reset-after', operation: 'CompleteMultipartUpload' });
    expect(await bench.store().putIfAbsent(KEY, large)).toBe(true);
    expect(asked().slice(0, 3)).toEqual([
      'CreateMultipartUpload 200',
      'CompleteMultipartUpload reset-after',
      'CompleteMultipartUpload 404',
    ]);
    expect(bucket.versionsOf(KEY)).toBe(1);
    expect(bucket.uploads.size).toBe(0);
  });

  it('has happened also where the second request is refused because of the first', async () => {
    server.faults.add(
      { kind: 'reset-after', operation: 'CompleteMultipartUpload' },
      { kind: 'PreconditionFailed', operation: 'CompleteMultipartUpload' },
    );
    expect(await bench.store().putIfAbsent(KEY, large)).toBe(true);
    expect(server.faults.met).toBe(2);
  });

  it('has happened where it replaced what was read', async () => {
    await bench.store().putIfAbsent(KEY, large);
    const etag = (await bench.store().head(KEY))?.etag ?? '';
    server.faults.add({ kind: 'reset-after', operation: 'CompleteMultipartUpload' });
    expect(await bench.store(once).putIfMatch(KEY, other, etag)).toBe(true);
    expect(storedDigest()).toBe(sha256(other));
  });

  it('is tried again by the SDK where the error comes with status 200', async () => {
    server.faults.add({ kind: 'error-in-200', operation: 'CompleteMultipartUpload' });
    expect(await bench.store().putIfAbsent(KEY, large)).toBe(true);
    expect(asked()).toEqual([
      'CreateMultipartUpload 200',
      'CompleteMultipartUpload error-in-200',
      'CompleteMultipartUpload 200',
    ]);
  });

  it('begins with all parts anew after a conflict, and takes the old ones back', async () => {
    server.faults.add({ kind: 'ConditionalRequestConflict', operation: 'CompleteMultipartUpload' });
    expect(await bench.store().putIfAbsent(KEY, large)).toBe(true);
    expect(asked()).toEqual([
      'CreateMultipartUpload 200',
      'CompleteMultipartUpload ConditionalRequestConflict',
      'AbortMultipartUpload 204',
      'CreateMultipartUpload 200',
      'CompleteMultipartUpload 200',
    ]);
    expect(bench.waits).toEqual([50]);
    expect(bucket.uploads.size).toBe(0);
  });

  it('begins anew where the upload was thrown away meanwhile', async () => {
    server.faults.add({ kind: 'NoSuchUpload', operation: 'CompleteMultipartUpload' });
    expect(await bench.store().putIfAbsent(KEY, large)).toBe(true);
    expect(storedDigest()).toBe(sha256(large));
    expect(bucket.uploads.size).toBe(0);
  });

  it('leaves no parts behind where it lost', async () => {
    await bench.store().putIfAbsent(KEY, large);
    expect(await bench.store().putIfAbsent(KEY, other)).toBe(false);
    expect(await bench.store().putIfMatch(KEY, other, '"stale"')).toBe(false);
    expect(await bench.store().putIfMatch('demo/none.zip', other, '"stale"')).toBe(false);
    expect(storedDigest()).toBe(sha256(large));
    expect(bucket.uploads.size).toBe(0);
  });
});

describe('a part', () => {
  it.each(['SlowDown', 'reset-before', 'reset-after', 'BadDigest'] as const)(
    'that does not get through makes the store begin anew: %s',
    async (kind) => {
      server.faults.add({ kind, operation: 'UploadPart' });
      expect(await bench.store(once).putIfAbsent(KEY, large)).toBe(true);
      expect(asked().filter((line) => line.startsWith('Create'))).toHaveLength(2);
      expect(storedDigest()).toBe(sha256(large));
      expect(bucket.uploads.size).toBe(0);
    },
  );

  it('that never gets through is a TransientError, and leaves nothing behind', async () => {
    server.faults.add({ kind: 'InternalError', operation: 'UploadPart', times: 99 });
    await expect(bench.store(once).putIfAbsent(KEY, large)).rejects.toThrow(TransientError);
    expect(bucket.current(KEY)).toBeUndefined();
    expect(bucket.uploads.size).toBe(0);
  });

  it('is not what readers get: a body in parts is held against the digest of the whole', async () => {
    await bench.store().putIfAbsent(KEY, large);
    server.faults.add({ kind: 'altered-body', operation: 'GetObject' });
    expect(sha256((await bench.store().get(KEY))?.bytes ?? '')).toBe(sha256(large));
    expect(bench.waits).toEqual([50]);
  });
});
