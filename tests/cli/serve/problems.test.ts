import { expect, test } from 'vitest';
import { ask } from './http.ts';
import { DemoEdge } from './running-edge.ts';

const edge = new DemoEdge();

test.for([
  ['/demo/9.9.9/manifest.json', 'unknown-version'],
  ['/demo/v9/manifest.json', 'unknown-alias'],
  ['/demo/v2/manifest.json', 'unknown-alias'],
  ['/demo/v01/manifest.json', 'unknown-alias'],
  ['/demo/latest/a%20b', 'unknown-path'],
  ['/demo/v%31', 'unknown-path'],
  ['/demo/nothing', 'unknown-path'],
] as const)('%s: %s, with the versions and aliases there are', async ([path, code]) => {
  const problem = JSON.parse((await ask(edge.url, path)).body);
  expect(problem).toMatchObject({
    status: 404,
    code,
    versions: ['1.4.1', '1.4.2', '2.0.0'],
    aliases: { latest: '1.4.2', v1: '1.4.2', 'v1.4': '1.4.2' },
  });
});

test('a known version names its manifest', async () => {
  const problem = JSON.parse((await ask(edge.url, '/demo/1.4.2')).body);
  expect(problem).toMatchObject({ code: 'unknown-path', manifest: '/demo/1.4.2/manifest.json' });
});

test('an unknown collection names the root, which lists the collections', async () => {
  expect(JSON.parse((await ask(edge.url, '/other/latest/x')).body)).toMatchObject({ collections: '/' });
  expect(JSON.parse((await ask(edge.url, '/')).body)).toEqual({
    collections: [
      {
        name: 'demo',
        version: '1.4.2',
        releases: '/demo/releases.json',
        latest: '/demo/latest/manifest.json',
      },
    ],
  });
});

test('a withdrawn record says when and why', async () => {
  expect(JSON.parse((await ask(edge.url, '/demo/records/actors/gone.json')).body)).toMatchObject({
    status: 410,
    code: 'withdrawn',
    withdrawn: { on: '2026-01-02', reason: 'It never existed.' },
  });
});

test('a record that was split names what takes its place', async () => {
  const { status, body } = await ask(edge.url, '/demo/records/actors/split.json');
  expect(status).toBe(410);
  expect(JSON.parse(body).withdrawn.replacedBy).toEqual([
    '/demo/records/actors/alive.json',
    '/demo/records/actors/merged.json',
  ]);
});
