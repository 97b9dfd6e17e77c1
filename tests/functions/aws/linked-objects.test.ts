import { afterAll, describe, expect, it } from 'vitest';
import { LINKED_OBJECTS } from '../../../functions/aws/linked-objects.ts';
import { newS3Client } from '../../../functions/aws/s3-client.ts';
import { S3Store } from '../../../functions/aws/s3-store.ts';
import { signedLinks } from '../../../functions/aws/signed-links.ts';
import { TransientError } from '../../../functions/aws/transient-error.ts';
import { startS3Server } from '../../s3-server/server.ts';

const KEY = 'work/example-diplomacy/000000001-000000000000/0.json';
const server = await startS3Server({ buckets: { submissions: {} } });
const store = new S3Store(newS3Client(server.connection), 'submissions');
const links = signedLinks('submissions', server.connection);
afterAll(() => server.close());

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const present = (): string => new TextDecoder().decode(server.bucket('submissions').current(KEY)?.bytes);

/** What a promise is rejected with. */
async function failure(doing: Promise<unknown>): Promise<Error> {
  const error = await doing.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof Error) return error;
  throw new Error('It did not fail.');
}

describe('whoever has a link and no rights', () => {
  it('writes and reads the one key, again and again', async () => {
    const [toWrite, toRead] = [await links.toWrite(KEY), await links.toRead(KEY)];
    for (const text of ['first', 'second']) {
      await LINKED_OBJECTS.write(toWrite, bytes(text));
      expect(present()).toBe(text);
      expect(await LINKED_OBJECTS.read(toRead)).toEqual(bytes(text));
    }
    expect(new TextDecoder().decode((await store.get(KEY))?.bytes)).toBe('second');
  });

  it('writes the bytes of a view and not the buffer around it', async () => {
    await LINKED_OBJECTS.write(await links.toWrite(KEY), bytes('[inside]').subarray(1, 7));
    expect(present()).toBe('inside');
  });

  it.each([
    ['another key', (link: string) => link.replace('0.json', '1.json')],
    ['more time', (link: string) => link.replace(/X-Amz-Expires=\d+/, 'X-Amz-Expires=604800')],
    ['the past', (link: string) => link.replace(/X-Amz-Date=\d{8}/, 'X-Amz-Date=20200101')],
  ])('is refused %s, for good', async (_, changed) => {
    const error = await failure(LINKED_OBJECTS.write(changed(await links.toWrite(KEY)), bytes('other')));
    expect(error).not.toBeInstanceOf(TransientError);
    expect(error.message).toMatch(/^PUT \/submissions\/work\/.*: status 40[03]; a link is good for the run/);
  });

  it('may not write with a link for reading, nor read with one for writing', async () => {
    expect(await failure(LINKED_OBJECTS.write(await links.toRead(KEY), bytes('other')))).toBeInstanceOf(
      Error,
    );
    expect(await failure(LINKED_OBJECTS.read(await links.toWrite(KEY)))).toBeInstanceOf(Error);
    expect(present()).toBe('inside');
  });

  it.each(['SlowDown', 'InternalError', 'reset-before', 'reset-after', 'truncated-body'] as const)(
    'tries at another time after %s, and learns nothing of the signature from the message',
    async (kind) => {
      server.faults.add({ kind, operation: 'GetObject' });
      const error = await failure(LINKED_OBJECTS.read(await links.toRead(KEY)));
      expect(error).toBeInstanceOf(TransientError);
      expect(error.message).toContain(`GET /submissions/${KEY}: `);
      expect(error.message).not.toContain('Signature');
    },
  );

  it('tries at another time where a write was cut off', async () => {
    server.faults.add({ kind: 'reset-before', operation: 'PutObject' });
    const link = await links.toWrite(KEY);
    expect(await failure(LINKED_OBJECTS.write(link, bytes('late')))).toBeInstanceOf(TransientError);
    await LINKED_OBJECTS.write(link, bytes('late'));
    expect(present()).toBe('late');
  });
});
