import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { askEdge } from '../../../functions/aws/ask-edge.ts';

const PATH = '/demo/latest/manifest.json';
const TARGET = '/demo/1.0.0/manifest.json';

describe('asking the edge', () => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    if (request.url === PATH) response.writeHead(307, { location: TARGET }).end();
    else if (request.url === '/silent') return;
    else response.writeHead(request.url === TARGET ? 200 : 404).end();
  });
  const site = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  beforeAll(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterEach(() => {
    asked.length = 0;
    vi.restoreAllMocks();
  });
  afterAll(() => {
    server.close();
    server.closeAllConnections();
  });

  it('gives the path of the redirect and does not follow it', async () => {
    expect(await askEdge(site())(PATH)).toBe(TARGET);
    expect(asked).toEqual([`HEAD ${PATH}`]);
  });

  it.each([
    ['a file', TARGET],
    ['nothing', '/demo/v9/manifest.json'],
  ])('gives nothing where there is %s', async (_, path) => {
    expect(await askEdge(site())(path)).toBeUndefined();
    expect(asked).toEqual([`HEAD ${path}`]);
  });

  it('gives nothing where no answer comes within five seconds', async () => {
    const timeout = AbortSignal.timeout.bind(AbortSignal);
    const spy = vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => timeout(ms / 50));
    expect(await askEdge(site())('/silent')).toBeUndefined();
    expect(asked).toEqual(['HEAD /silent']);
    expect(spy).toHaveBeenCalledExactlyOnceWith(5000);
  });

  it.each([
    ['nobody listens', 'http://127.0.0.1:1'],
    ['there is no such name', 'http://no-such-name.invalid'],
    ['the address is none', 'not an address'],
  ])('gives nothing where %s', async (_, url) => {
    expect(await askEdge(url)(PATH)).toBeUndefined();
  });
});
