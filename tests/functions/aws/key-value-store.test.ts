import { CloudFrontKeyValueStoreServiceException } from '@aws-sdk/client-cloudfront-keyvaluestore';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { projectAliases } from '../../../core/publish/aliases.ts';
import {
  KeyValueStoreAliases,
  keyValueStoreClient,
  REQUEST_LIMITS,
} from '../../../functions/aws/key-value-store.ts';
import { perform } from '../../core/publish/alias-histories.ts';
import { changeOf, describeAliasStore } from '../../core/publish/alias-store-contract.ts';
import { MemoryStore } from '../../core/publish/memory-store.ts';
import { type Fault, KeyValueStoreServer } from './key-value-store-server.ts';
import { refusal } from './key-value-store-service.ts';

const servers: KeyValueStoreServer[] = [];
afterAll(() => Promise.all(servers.map((server) => server.close())));

async function start(): Promise<KeyValueStoreServer> {
  const server = await KeyValueStoreServer.start();
  servers.push(server);
  return server;
}

function aliasesOf(server: KeyValueStoreServer, settings: { maxAttempts?: number; patience?: number } = {}) {
  const { maxAttempts = 3, patience = REQUEST_LIMITS.requestTimeout } = settings;
  const requestHandler = { ...REQUEST_LIMITS, requestTimeout: patience, httpAgent: server.agent };
  const client = keyValueStoreClient({ ...server.config, maxAttempts, requestHandler });
  return new KeyValueStoreAliases(client, server.arn);
}

describe.each(['ConflictException', 'ValidationException'] as const)('with %s for a conflict', (name) => {
  describeAliasStore('KeyValueStore', async () => {
    const server = await start();
    server.store.conflictIs = name;
    return { open: () => aliasesOf(server) };
  });
});

describe('the KeyValueStore', () => {
  let server: KeyValueStoreServer;
  let aliases: KeyValueStoreAliases;

  beforeAll(async () => {
    server = await start();
    aliases = aliasesOf(server);
  });

  beforeEach(() => {
    server.store.change([], [...server.store.entries.keys()]);
    server.store.conflictIs = 'ConflictException';
    server.requests.length = 0;
    server.faults.length = 0;
  });

  /** Fills the store with aliases of another collection. */
  function fill(count: number): void {
    server.store.change(
      Array.from({ length: count }, (_, index) => [`other@v${index}`, '1.0.0'] as const),
      [],
    );
  }

  it('is asked for its etag first, and then for its keys in pages', async () => {
    fill(120);
    expect((await aliases.read()).entries.size).toBe(120);
    expect(server.requests).toEqual(['GET', 'GET /keys', 'GET /keys', 'GET /keys']);
  });

  it('would refuse requests without a signature of the right kind', async () => {
    const url = `${server.config.endpoint}/key-value-stores/${encodeURIComponent(server.arn)}`;
    const unsigned = await fetch(url.replace('localhost', '127.0.0.1'));
    expect([unsigned.status, await unsigned.json()]).toEqual([
      403,
      { Message: 'This is not signed with SigV4A.' },
    ]);
  });

  it('takes an update that was made for keys read before somebody changed one for late', async () => {
    fill(1);
    server.faults.push(undefined, { kind: 'stall' });
    const reading = aliasesOf(server, { patience: 100 }).read();
    // The etag is known by now, the keys are not.
    await expect.poll(() => server.requests.length).toBe(2);
    server.store.change([['other@v0', '2.0.0']], []);
    const { etag, entries } = await reading;
    expect(entries.get('other@v0')).toBe('2.0.0');
    expect(await aliases.update(changeOf({ 'demo@latest': '1.0.0' }), etag)).toBeUndefined();
  });

  it('knows a key to remove that is gone for a conflict', async () => {
    const { etag } = await aliases.read();
    expect(await aliases.update(changeOf({}, ['demo@v1']), etag)).toBeUndefined();
  });

  it('takes an update whose first answer was lost for late; what it changed is there', async () => {
    const { etag } = await aliases.read();
    server.faults.push({ kind: 'reset-after' });
    expect(await aliases.update(changeOf({ 'demo@latest': '1.0.0' }), etag)).toBeUndefined();
    expect(Object.fromEntries(server.store.entries)).toEqual({ 'demo@latest': '1.0.0' });
  });

  it.each<[string, Fault]>([
    ['throttling', { kind: 'reply', reply: refusal(429, 'ThrottlingException', 'Rate exceeded') }],
    ['throttling with status 400', { kind: 'reply', reply: refusal(400, 'ThrottlingException', 'Rate') }],
    ['an internal error', { kind: 'reply', reply: refusal(500, 'InternalServerException', 'Oops') }],
    ['an unknown error', { kind: 'reply', reply: { status: 503, body: 'Service Unavailable' } }],
    ['a broken connection', { kind: 'reset-before' }],
    ['silence', { kind: 'stall' }],
  ])('is asked again after %s, and where that goes on, it can be tried later', async (_, fault) => {
    server.faults.push(fault);
    const { etag } = await aliasesOf(server, { patience: 200 }).read();
    // Without a second try, which takes its time.
    const hasty = aliasesOf(server, { patience: 200, maxAttempts: 1 });
    server.faults.push(fault);
    await expect(hasty.read()).rejects.toMatchObject({ name: 'TransientError', cause: expect.any(Error) });
    server.faults.push(fault);
    const update = hasty.update(changeOf({ 'demo@latest': '1.0.0' }), etag);
    await expect(update).rejects.toMatchObject({ name: 'TransientError', cause: expect.any(Error) });
    expect(server.faults).toEqual([]);
  });

  it('can be tried later where it cannot be reached', async () => {
    const gone = await KeyValueStoreServer.start();
    const unreachable = aliasesOf(gone, { maxAttempts: 1 });
    await gone.close();
    await expect(unreachable.read()).rejects.toMatchObject({ name: 'TransientError' });
  });

  it.each([
    ['AccessDeniedException', 403],
    ['ResourceNotFoundException', 404],
    ['ServiceQuotaExceededException', 402],
    ['ValidationException', 400],
  ])('need not be asked again after %s', async (name, status) => {
    const fault: Fault = { kind: 'reply', reply: refusal(status, name, 'No.') };
    const { etag } = await aliases.read();
    server.faults.push(fault);
    await expect(aliases.read()).rejects.toMatchObject({ name });
    server.faults.push(fault);
    const update = aliases.update(changeOf({ 'demo@latest': '1.0.0' }), etag);
    await expect(update).rejects.toBeInstanceOf(CloudFrontKeyValueStoreServiceException);
    expect(server.faults).toEqual([]);
  });

  it.each([
    ['a key', 'k'.repeat(513), '1.0.0'],
    ['a value', 'demo@latest', 'v'.repeat(1025)],
  ])('refuses %s that is too long', async (_, key, value) => {
    const { etag } = await aliases.read();
    await expect(aliases.update(changeOf({ [key]: value }), etag)).rejects.toMatchObject({
      name: 'ValidationException',
    });
  });

  it('carries a projection, through conflicts, lost answers and more keys than fit into an update', async () => {
    const store = new MemoryStore();
    for (let count = 0; count < 70; count++)
      await perform(store, 'demo', { kind: 'release', level: 'minor' });
    fill(60);
    // Describe, two pages of keys, then the first update, whose answer is lost.
    server.faults.push(undefined, undefined, undefined, { kind: 'reset-after' });
    expect(await projectAliases(store, aliases, 'demo')).toBe(22);
    expect(server.store.entries.size).toBe(60 + 72);
    expect(server.store.entries.get('demo@latest')).toBe('1.69.0');
    server.requests.length = 0;
    expect(await projectAliases(store, aliases, 'demo')).toBe(0);
    expect(server.requests).not.toContain('POST /keys');
  });
});
