import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Refusal } from '../../../core/shared/refusal.ts';
import { ask, askRaw } from './http.ts';
import { DemoEdge } from './running-edge.ts';

const edge = new DemoEdge();

test.for([
  ['/..%2f..%2fetc/passwd', 400],
  ['/demo/..%2f..%2f..%2fetc/passwd', 400],
  ['/demo/../../etc/passwd', 400],
  ['/demo/%2e%2e/%2e%2e/etc/passwd', 400],
  ['/demo/..%5c..%5cetc', 400],
  ['/demo/./releases.json', 400],
  ['/demo/latest/../../x', 400],
  ['/demo/%00', 400],
  ['/demo/releases.json%00.html', 400],
  ['/demo/%c0%ae%c0%ae/x', 400],
  ['/demo/%E0%A4%A', 400],
  ['//', 404],
  ['//evil.example/x', 404],
  ['//demo/releases.json', 404],
  ['/demo//releases.json', 404],
  ['/demo/releases.json//', 404],
  ['/.store/lock.sqlite', 404],
  ['/demo/.store', 404],
  ['/%2estore/lock.sqlite', 404],
  ['/demo/releases.json%20', 404],
  ['/DEMO/RELEASES.JSON', 404],
  ['/__proto__/latest/x', 404],
  ['/constructor', 404],
  ['demo/releases.json', 400],
  ['http://evil.example/demo/../x', 400],
] as const)('%s: %i', async ([path, status]) => {
  const reply = await ask(edge.url, path);
  expect(reply.status).toBe(status);
  expect(reply.headers['content-type']).toBe('application/problem+json');
  expect(reply.headers['access-control-allow-origin']).toBe('*');
  expect(reply.headers.location).toBeUndefined();
  expect(reply.body).not.toContain(edge.directory);
});

test.for([
  ['a name', `/demo/${'a'.repeat(300)}`, 404],
  ['a path', `/${'a/'.repeat(1000)}`, 404],
  ['a URL', `/demo/${'a'.repeat(9000)}`, 414],
] as const)('%s that is too long', async ([, path, status]) => {
  const reply = await ask(edge.url, path);
  expect(reply.status).toBe(status);
  expect(reply.headers['access-control-allow-origin']).toBe('*');
});

test('the absolute form of a request is its path', async () => {
  for (const target of ['http://evil.example/demo/releases.json', `${edge.url}/demo/releases.json?x`]) {
    expect((await ask(edge.url, target)).status).toBe(200);
  }
  expect((await ask(edge.url, 'http://evil.example/demo/latest')).headers.location).toBe(
    '/demo/1.4.2/manifest.json',
  );
  expect((await ask(edge.url, 'http://evil.example')).status).toBe(200);
});

test('a link of the file system is not followed, wherever it leads', async ({ onTestFinished }) => {
  const outside = mkdtempSync(join(tmpdir(), 'depositary-outside-'));
  onTestFinished(() => rmSync(outside, { recursive: true }));
  writeFileSync(join(outside, 'secret.json'), '"secret"');
  await edge.store.putIfMatch('demo/releases.json', Buffer.from('x'), 'makes the lock file exist');
  symlinkSync(join(outside, 'secret.json'), join(edge.directory, 'demo', 'link.json'));
  symlinkSync(outside, join(edge.directory, 'demo', 'folder'));
  symlinkSync(join(edge.directory, '.store', 'lock.sqlite'), join(edge.directory, 'demo', 'lock'));
  symlinkSync('loop', join(edge.directory, 'demo', 'loop'));
  for (const path of ['/demo/link.json', '/demo/folder/secret.json', '/demo/lock', '/demo/loop']) {
    expect((await ask(edge.url, path)).status, path).toBe(404);
  }
});

test.for([
  ['what is not HTTP', 'hello\r\n\r\n', 400],
  ['a request without a host', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
  ['too many headers', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(30_000)}\r\n\r\n`, 431],
  ['an expectation', 'GET / HTTP/1.1\r\nHost: x\r\nExpect: magic\r\nConnection: close\r\n\r\n', 200],
] as const)('%s gets an answer that a script can read', async ([, text, status]) => {
  const answer = await askRaw(edge.url, text);
  expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  expect(answer).toContain('\r\nAccess-Control-Allow-Origin: *\r\n');
  expect(answer).toContain('\r\nX-Content-Type-Options: nosniff\r\n');
});

test('a broken pointer gives a bare 500 and tells the operator, not the reader', async () => {
  await edge.store.putIfAbsent('broken/releases.json', Buffer.from('{"secret":'));
  const reply = await ask(edge.url, '/broken/latest/x');
  expect(reply.status).toBe(500);
  expect(reply.headers['access-control-allow-origin']).toBe('*');
  expect(JSON.parse(reply.body)).toEqual({
    type: 'about:blank',
    title: 'Internal Server Error',
    status: 500,
    detail: 'The edge could not answer this.',
    code: 'internal',
  });
  expect(edge.errors.splice(0)).toEqual([expect.any(Refusal)]);
  rmSync(join(edge.directory, 'broken'), { recursive: true });
});
