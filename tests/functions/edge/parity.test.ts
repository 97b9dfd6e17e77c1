import { beforeAll, expect, test } from 'vitest';
import { projectAliases } from '../../../core/publish/aliases.ts';
import { ask } from '../../cli/serve/http.ts';
import { DemoEdge } from '../../cli/serve/running-edge.ts';
import { MemoryAliasStore } from '../../core/publish/alias-memory-store.ts';
import { edgeBundle } from './bundle.ts';
import { REDIRECTS, UNKNOWN } from './paths.ts';
import { Sandbox } from './sandbox.ts';

const edge = new DemoEdge();
const sandbox = await Sandbox.load(await edgeBundle());

beforeAll(async () => {
  const aliases = new MemoryAliasStore();
  await projectAliases(edge.store, aliases, 'demo');
  sandbox.entries = Object.fromEntries(aliases.entries);
});

/** Headers of the connection, which CloudFront adds by itself. */
const TRANSPORT = ['connection', 'content-length', 'date', 'keep-alive', 'transfer-encoding'];

const paths = [...REDIRECTS.map(([path]) => path), ...UNKNOWN.map(([path]) => path), '/demo/v2/x'];
const requests = paths.flatMap((path) => ['GET', 'HEAD', 'OPTIONS'].map((method) => ({ method, path })));

test.for(requests)('the function answers $method $path like the local edge', async ({ method, path }) => {
  const answer = sandbox.handle({ method, uri: path });
  const reply = await ask(edge.url, path, { method });
  const headers = Object.entries(reply.headers).filter(([name]) => !TRANSPORT.includes(name));
  expect(answer).toMatchObject({
    kind: 'answer',
    status: reply.status,
    headers: Object.fromEntries(headers),
  });
  expect(Object.keys(answer.kind === 'answer' ? answer.headers : {})).toHaveLength(headers.length);
  // The local edge, which has the pointer at hand, can say more in a problem.
  if (method !== 'GET' || reply.status !== 404) return;
  const { type, title, status } = JSON.parse(reply.body);
  expect(JSON.parse(answer.kind === 'answer' ? answer.body : '')).toMatchObject({ type, title, status });
});

test('neither takes the query string along', async () => {
  // CloudFront keeps it out of the path that the function sees.
  const reply = await ask(edge.url, '/demo/latest/LICENSE?x=1');
  const answer = sandbox.handle({ method: 'GET', uri: '/demo/latest/LICENSE' });
  expect(answer).toMatchObject({ headers: { location: reply.headers.location } });
});
