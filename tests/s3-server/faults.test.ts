import { beforeEach, describe, expect, it } from 'vitest';
import type { ObjectCreated } from './objects.ts';
import { newRawBench } from './raw.ts';

const created: ObjectCreated[] = [];
const { server, send } = await newRawBench({ onCreated: (object) => created.push(object) });
const { faults } = server;
const stored = (): string => Buffer.from(server.bucket('b').current('k')?.bytes ?? []).toString();

beforeEach(() => {
  faults.clear();
  server.requests.length = 0;
  created.length = 0;
});

describe('a planned fault', () => {
  it('meets the operation and the key that it is for, after so many and so often', async () => {
    faults.add({ kind: 'SlowDown', operation: 'PutObject', key: 'k', after: 1, times: 2 });
    const statuses = [];
    for (const [method, key] of [
      ['PUT', 'k'],
      ['PUT', 'other'],
      ['GET', 'k'],
      ['PUT', 'k'],
      ['PUT', 'k'],
      ['PUT', 'k'],
    ] as const) {
      statuses.push((await send(method, key, {}, method === 'PUT' ? 'x' : undefined)).status);
    }
    expect(statuses).toEqual([200, 200, 200, 503, 503, 200]);
    expect(faults.met).toBe(2);
    expect(server.requests.map(({ operation, key, status }) => `${operation} ${key} ${status}`)).toEqual([
      'PutObject k 200',
      'PutObject other 200',
      'GetObject k 200',
      'PutObject k SlowDown',
      'PutObject k SlowDown',
      'PutObject k 200',
    ]);
  });

  it('breaks the connection before anything is done, or after', async () => {
    faults.add({ kind: 'reset-before' }, { kind: 'reset-after' });
    await expect(send('PUT', 'k', {}, 'one')).rejects.toThrow();
    expect(stored()).toBe('');
    await expect(send('PUT', 'k', {}, 'two')).rejects.toThrow();
    expect(stored()).toBe('two');
  });

  it('answers with an error although all is done, or with an error that looks like success', async () => {
    faults.add({ kind: 'error-after' }, { kind: 'error-in-200' });
    expect(await send('PUT', 'k', {}, 'one')).toMatchObject({ status: 500, code: 'InternalError' });
    expect(stored()).toBe('one');
    expect(await send('PUT', 'k', {}, 'two')).toMatchObject({ status: 200, code: 'InternalError' });
    expect(stored()).toBe('one');
  });

  it('spoils the body of an answer', async () => {
    await send('PUT', 'k', {}, 'some text');
    faults.add({ kind: 'altered-body' }, { kind: 'truncated-body' });
    expect((await send('GET', 'k')).text).toBe('some!text');
    await expect(send('GET', 'k')).rejects.toThrow();
  });

  it.each(['stall', 'stalled-body'] as const)('lets the client wait: %s', async (kind) => {
    await send('PUT', 'k', {}, 'some text');
    faults.add({ kind });
    const waiting = send('GET', 'k');
    waiting.catch(() => {});
    const pause = new Promise((resolve) => setTimeout(resolve, 50, 'still waiting'));
    expect(await Promise.race([waiting, pause])).toBe('still waiting');
  });
});

describe('the news of an object', () => {
  it('comes when it is created, also where the answer is lost, and not where it is refused', async () => {
    faults.add({ kind: 'reset-after', operation: 'PutObject' });
    await expect(send('PUT', 'k', {}, 'one')).rejects.toThrow();
    await send('PUT', 'k', { 'if-none-match': '*' }, 'two');
    await send('GET', 'k');
    expect(created).toEqual([
      { bucket: 'b', key: 'k', size: 3, etag: 'f97c5d29941bfb1b2fdab0874906ab82', reason: 'PutObject' },
    ]);
  });
});
