import { statSync, utimesSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { startEdge } from '../../../cli/serve/edge.ts';
import { FILES, pointerWith } from './demo-store.ts';
import { ask } from './http.ts';
import { DemoEdge } from './running-edge.ts';

const edge = new DemoEdge();

test('every file is served byte for byte, except the markers and the tombstones', async () => {
  for (const [key, text] of Object.entries(FILES)) {
    if (/projected|gone\.json|merged|split|strange/.test(key)) continue;
    const reply = await ask(edge.url, `/${key}`);
    expect([reply.status, reply.body], key).toEqual([200, text]);
  }
});

test('the public keys are at their well-known address, and nothing else that begins with a dot is', async () => {
  await edge.store.putIfAbsent('.well-known/jwks.json', Buffer.from('{"keys":[]}\n'));
  const reply = await ask(edge.url, '/.well-known/jwks.json');
  expect([reply.status, reply.body]).toEqual([200, '{"keys":[]}\n']);
  expect((await ask(edge.url, '/.store/lock.sqlite')).status).toBe(404);
  expect(edge.errors).toEqual([]);
});

test('large files arrive whole, also by many readers at once', async () => {
  const bytes = Buffer.alloc(3_000_000, 'ԼեռնայինՂարաբաղ ');
  await edge.store.putIfAbsent('demo/1.4.2/data/large.ndjson', bytes);
  const replies = await Promise.all(
    Array.from({ length: 20 }, async () => {
      const response = await fetch(`${edge.url}/demo/1.4.2/data/large.ndjson`);
      return Buffer.from(await response.arrayBuffer()).equals(bytes);
    }),
  );
  expect(replies).toEqual(Array.from({ length: 20 }, () => true));
});

test('a reader that goes away in the middle of a file is no error', async () => {
  const reader = new AbortController();
  const response = await fetch(`${edge.url}/demo/1.4.2/data/large.ndjson`, { signal: reader.signal });
  await response.body?.getReader().read();
  reader.abort();
  expect((await ask(edge.url, '/demo/1.4.2/LICENSE')).status).toBe(200);
  expect(edge.errors).toEqual([]);
});

test('an ETag is strong, stays when only the time of a file changes, and changes with its bytes', async () => {
  const key = 'demo/etag.json';
  await edge.store.putIfAbsent(key, Buffer.from('"one"'));
  const first = await ask(edge.url, `/${key}`);
  expect(first.headers.etag).toMatch(/^"[0-9a-f]{64}"$/);
  utimesSync(join(edge.directory, key), new Date(0), new Date(0));
  expect((await ask(edge.url, `/${key}`)).headers.etag).toBe(first.headers.etag);

  // The same size and the same time as before.
  const { mtime } = statSync(join(edge.directory, key));
  const present = await edge.store.head(key);
  expect(await edge.store.putIfMatch(key, Buffer.from('"two"'), present?.etag ?? '')).toBe(true);
  utimesSync(join(edge.directory, key), mtime, mtime);
  const second = await ask(edge.url, `/${key}`, { headers: { 'If-None-Match': first.headers.etag } });
  expect([second.status, second.body]).toEqual([200, '"two"']);
  expect(second.headers.etag).not.toBe(first.headers.etag);
});

test('while a pointer is replaced over and over, ETag and bytes always belong together', async () => {
  const key = 'demo/busy.json';
  const texts = ['"a"', `"${'b'.repeat(5000)}"`];
  await edge.store.putIfAbsent(key, Buffer.from(texts[0] ?? ''));
  let busy = true;
  const writer = (async () => {
    for (let turn = 1; busy; turn++) {
      const present = await edge.store.head(key);
      await edge.store.putIfMatch(key, Buffer.from(texts[turn % 2] ?? ''), present?.etag ?? '');
      await new Promise((done) => setImmediate(done));
    }
  })();
  const seen = new Set<string>();
  for (let round = 0; round < 150; round++) {
    const reply = await ask(edge.url, `/${key}`);
    expect(texts).toContain(reply.body);
    seen.add(`${reply.headers.etag} ${reply.body.length}`);
  }
  busy = false;
  await writer;
  expect(seen.size).toBeLessThanOrEqual(2);
});

test('an alias moves as soon as the pointer does', async () => {
  const key = 'demo/releases.json';
  const present = await edge.store.head(key);
  const next = Buffer.from(JSON.stringify(pointerWith('1.4.1', '!1.4.2', '!2.0.0')));
  await edge.store.putIfMatch(key, next, present?.etag ?? '');
  expect((await ask(edge.url, '/demo/latest/manifest.json')).headers.location).toBe(
    '/demo/1.4.1/manifest.json',
  );
  expect((await ask(edge.url, '/demo/1.4.2/manifest.json')).status).toBe(200);
});

describe('starting', () => {
  test('listens on this machine only', async () => {
    const { hostname, port } = new URL(edge.url);
    expect(hostname).toBe('127.0.0.1');
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ family, internal }) => family === 'IPv4' && !internal);
    for (const { address } of others) {
      await expect(ask(`http://${address}:${port}`, '/')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    }
  });

  test('refuses a port in use, and a directory that is none', async () => {
    const port = Number(new URL(edge.url).port);
    await expect(startEdge({ directory: edge.directory, port })).rejects.toMatchObject({
      code: 'EADDRINUSE',
    });
    await expect(startEdge({ directory: join(edge.directory, 'missing'), port: 0 })).rejects.toThrow(
      'ENOENT',
    );
    await expect(
      startEdge({ directory: join(edge.directory, 'demo/releases.json'), port: 0 }),
    ).rejects.toThrow('no directory');
  });

  test('closes although a reader keeps its connection', async () => {
    const second = await startEdge({ directory: edge.directory, port: 0 });
    await fetch(second.url);
    await second.close();
    await expect(ask(second.url, '/')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});
