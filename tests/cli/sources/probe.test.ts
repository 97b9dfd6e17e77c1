import net, { type AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { probe } from '../../../cli/sources/probe.ts';
import { askExample, PRIVATE_IP, resolveExample, startWeb, USER_AGENT, type Web } from './web.ts';

let web: Web;
let behind: Web;
let lastHeaders: Record<string, unknown> = {};
const cut: string[] = [];

/** What the paths of the server answer: a status, and where it redirects. */
const PAGES: Record<string, [status: number, location?: string]> = {
  '/ok': [200],
  '/empty': [204],
  '/forbidden': [403],
  '/absent': [404],
  '/removed': [410],
  '/many': [429],
  '/broken': [500],
  '/moved': [301, '/ok'],
  '/moved-for-good': [308, '/ok'],
  '/moved-twice': [301, '/moved'],
  '/found': [302, '/ok'],
  '/see-other': [303, '/ok'],
  '/for-now': [307, '/ok'],
  '/moved-then-found': [301, '/found'],
  '/found-then-moved': [302, '/moved'],
  '/moved-to-absent': [301, '/absent'],
  '/loop': [301, '/loop'],
  '/no-location': [301],
  '/to-start': [301, '/'],
  '/to-nothing': [301, 'http://['],
  '/to-script': [302, 'javascript:alert(1)'],
  '/to-file': [302, 'file:///etc/passwd'],
  '/to-ftp': [302, 'ftp://example.org/'],
  '/to-far': [301, `/ok?${'x'.repeat(600)}`],
  '/utf-8': [301, Buffer.from('/статья').toString('latin1')],
  '/%D1%81%D1%82%D0%B0%D1%82%D1%8C%D1%8F': [200],
  '/': [200],
};
for (let index = 1; index <= 6; index++)
  PAGES[`/hop-${index}`] = [301, index === 1 ? '/ok' : `/hop-${index - 1}`];

beforeAll(async () => {
  behind = await startWeb((_, response) => response.end(), PRIVATE_IP);
  web = await startWeb((request, response) => {
    lastHeaders = request.headers;
    const path = (request.url ?? '').split('?')[0] ?? '';
    const isGet = request.method === 'GET';
    if (path === '/never') return;
    if (path === '/no-head') response.writeHead(isGet ? 200 : 405).end();
    else if (path === '/wrong-head') response.writeHead(isGet ? 200 : 404).end();
    else if (path === '/hangs-up-on-head' && !isGet) request.socket.destroy();
    else if (path === '/endless') {
      response.writeHead(isGet ? 200 : 405);
      if (!isGet) return response.end();
      request.socket.on('close', () => cut.push(path));
      const pour = (): void => {
        while (!response.destroyed && response.write('x'.repeat(65_536)));
        response.once('drain', pour);
      };
      pour();
    } else if (path.startsWith('/to-private-')) {
      const host = {
        ip: PRIVATE_IP,
        name: 'private.example',
        number: '2130706434',
        v6: '[::1]',
        mapped: `[::ffff:${PRIVATE_IP}]`,
      }[path.slice('/to-private-'.length)];
      response.writeHead(302, { Location: `http://${host}:${behind.port}/secret` }).end();
    } else {
      const [status, location] = PAGES[path] ?? [200];
      response.writeHead(status, location === undefined ? {} : { Location: location }).end();
    }
  });
});

beforeEach(() => {
  web.requests.length = 0;
});

afterAll(async () => {
  await Promise.all([web.close(), behind.close()]);
});

const at = (path: string, host = 'gazette.example'): string => `http://${host}:${web.port}${path}`;
const answerAt = async (path: string): Promise<string> => (await probe(at(path), askExample())).answer;

describe('an address', () => {
  it.each([
    ['/ok', '200', ['HEAD']],
    ['/empty', '204', ['HEAD']],
    ['/forbidden', '403', ['HEAD', 'GET']],
    ['/absent', '404', ['HEAD', 'GET']],
    ['/removed', '410', ['HEAD', 'GET']],
    ['/many', '429', ['HEAD']],
    ['/broken', '500', ['HEAD', 'GET']],
    ['/no-head', '200', ['HEAD', 'GET']],
    ['/wrong-head', '200', ['HEAD', 'GET']],
    ['/hangs-up-on-head', '200', ['HEAD', 'GET']],
    ['/no-location', '301', ['HEAD']],
  ])('%s answers %s', async (path, answer, methods) => {
    expect(await answerAt(path)).toBe(answer);
    expect(web.requests).toEqual(methods.map((method) => `${method} ${path}`));
  });

  it('is asked for by name, without fragment or credentials', async () => {
    await probe(`http://user:secret@gazette.example:${web.port}/ok?a=b#part`, askExample());
    expect(web.requests).toEqual(['HEAD /ok?a=b']);
    expect(lastHeaders).toMatchObject({ 'user-agent': USER_AGENT, host: `gazette.example:${web.port}` });
    expect(lastHeaders).not.toHaveProperty('authorization');
  });

  it.each(['http://[', 'https://', 'ftp://example.org/x', 'http://example.org:99999/'])(
    '%s is malformed, and nothing is requested',
    async (address) => {
      expect(await probe(address, askExample())).toMatchObject({ answer: 'malformed' });
    },
  );

  it('whose server never answers is given up', async () => {
    expect(await probe(at('/never'), askExample(resolveExample, 50))).toMatchObject({ answer: 'timeout' });
  });

  it('with an endless body is known by its head, and the connection is ended', async () => {
    expect(await answerAt('/endless')).toBe('200');
    await expect.poll(() => cut).toEqual(['/endless']);
  });
});

describe('a redirect', () => {
  it.each([
    ['/moved', '200', '/ok'],
    ['/moved-for-good', '200', '/ok'],
    ['/moved-twice', '200', '/ok'],
    ['/moved-then-found', '200', '/found'],
    ['/found', '200', undefined],
    ['/see-other', '200', undefined],
    ['/for-now', '200', undefined],
    ['/found-then-moved', '200', undefined],
    ['/moved-to-absent', '404', undefined],
    ['/to-far', '200', undefined],
    ['/hop-5', '200', '/ok'],
    ['/hop-6', 'too-many-redirects', undefined],
    ['/loop', 'too-many-redirects', undefined],
    ['/to-nothing', 'bad-redirect', undefined],
    ['/to-script', 'bad-redirect', undefined],
    ['/to-file', 'bad-redirect', undefined],
    ['/to-ftp', 'bad-redirect', undefined],
    ['/utf-8', '200', '/%D1%81%D1%82%D0%B0%D1%82%D1%8C%D1%8F'],
    ['/to-start', 'start-page', undefined],
  ])('%s ends with %s and moved to %s', async (path, answer, movedTo) => {
    const found = await probe(at(path), askExample());
    expect(found.answer).toBe(answer);
    expect(found.movedTo).toBe(movedTo === undefined ? undefined : at(movedTo));
    expect(web.requests.length).toBeLessThanOrEqual(7);
  });

  it('is recorded with its status', async () => {
    expect((await probe(at('/moved-then-found'), askExample())).redirects).toEqual([
      { status: 301, to: at('/found') },
      { status: 302, to: at('/ok') },
    ]);
  });

  it('takes the fragment along', async () => {
    expect((await probe(at('/moved#part'), askExample())).movedTo).toBe(at('/ok#part'));
  });

  it('from a start page to another is a move', async () => {
    expect(await probe(at('/'), askExample())).toMatchObject({ answer: '200' });
  });
});

describe('an address that is not public', () => {
  it.each(['ip', 'name', 'number', 'v6', 'mapped'])(
    'is not requested after a redirect: by %s',
    async (form) => {
      expect(await answerAt(`/to-private-${form}`)).toBe('not-public');
      expect(behind.requests).toEqual([]);
    },
  );

  it.each([PRIVATE_IP, 'private.example', 'www.private.example', '0x7f.2', '[::1]', '169.254.169.254'])(
    'is not requested: %s',
    async (host) => {
      const found = await probe(`http://${host}:${behind.port}/`, askExample());
      expect(found).toMatchObject({ answer: 'not-public' });
      expect(behind.requests).toEqual([]);
    },
  );

  it('is not reached by a name that means another host the second time', async () => {
    let asked = 0;
    const rebinding = async () => [{ address: asked++ === 0 ? '127.0.0.1' : PRIVATE_IP, family: 4 }];
    expect(await probe(at('/ok'), askExample(rebinding))).toMatchObject({ answer: '200' });
    expect(asked).toBe(1);
    expect(await probe(at('/ok'), askExample(rebinding))).toMatchObject({ answer: 'not-public' });
  });

  it('does not keep a host from being asked at its public ones', async () => {
    const both = async () => [PRIVATE_IP, '127.0.0.1'].map((address) => ({ address, family: 4 }));
    expect(await probe(at('/ok'), askExample(both))).toMatchObject({ answer: '200' });
  });
});

describe('a host', () => {
  it.each([
    ['unknown.example', 'no-such-host'],
    ['silent.example', 'no-name-server'],
  ])('%s: %s', async (host, answer) => {
    expect(await probe(at('/ok', host), askExample())).toMatchObject({ answer });
  });

  it('that speaks another protocol gives no HTTP, and none that is encrypted', async () => {
    const server = net.createServer((socket) => {
      socket.on('error', () => {}).resume();
      socket.end('220 mail.example ready\r\n');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    expect(await probe(`http://mail.example:${port}/`, askExample())).toMatchObject({ answer: 'no-http' });
    expect(await probe(`https://mail.example:${port}/`, askExample())).toMatchObject({ answer: 'tls' });
    await new Promise((resolve) => server.close(resolve));
    expect(await probe(`http://mail.example:${port}/`, askExample())).toMatchObject({
      answer: 'connection-refused',
    });
  });

  it('with an endless head gives no HTTP', async () => {
    const server = net.createServer((socket) => {
      socket.on('error', () => {}).resume();
      socket.write(`HTTP/1.1 200 OK\r\n${'X-Filler: y\r\n'.repeat(100_000)}`);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    expect(await probe(`http://mail.example:${port}/`, askExample())).toMatchObject({ answer: 'no-http' });
    await new Promise((resolve) => server.close(resolve));
  });
});
