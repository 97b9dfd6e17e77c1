import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { missing } from '../aws/processes/component.ts';
import { unpack } from '../core/build/package/unpack.ts';
import { PublishedSite } from './published-site.ts';

const CHROMIUM = '/usr/bin/chromium';
const site = new PublishedSite();

/** A page that loads the client of the package, as it is, from its own origin; the release is on another. */
const PAGE = `<!doctype html><meta charset="utf-8"><title>A reader</title>
<script type="module">
  import { openRelease, browserCache, ReleaseError } from './client/index.js';
  Object.assign(window, { openRelease, browserCache, ReleaseError });
</script>`;

/** Serves the files of the package and the page. */
async function serve(files: ReadonlyMap<string, { bytes: Uint8Array }>): Promise<Server> {
  const server = createServer(({ url = '/' }, response) => {
    const bytes = url === '/' ? PAGE : files.get(url.slice(1))?.bytes;
    const type = url.endsWith('.js')
      ? 'text/javascript'
      : url.endsWith('.json')
        ? 'application/json'
        : 'text/html';
    response.writeHead(bytes === undefined ? 404 : 200, { 'Content-Type': type }).end(bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

describe.skipIf(missing('Chromium', existsSync(CHROMIUM) ? undefined : `there is no ${CHROMIUM}`))(
  'in a browser',
  () => {
    let browser: Browser;
    let server: Server;
    let page: Page;
    let requests: string[];

    beforeAll(async () => {
      const tarball = readFileSync(join(site.directory, site.collection, '1.0.0/package.tgz'));
      server = await serve(await unpack(tarball));
      browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
      page = await browser.newPage();
      page.on('request', (request) => requests.push(request.url()));
      requests = [];
      // A TCP server has an address object while it listens.
      await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
      await page.waitForFunction('window.openRelease !== undefined');
    });
    afterAll(async () => {
      await browser?.close();
      server?.close();
    });

    /** What a script on the page gives; `SITE` is the address of the release. */
    const evaluate = (script: string): Promise<unknown> =>
      page.evaluate(`(async () => { const SITE = ${JSON.stringify(site.url)}; ${script} })()`);

    it('the client opens a release of another origin, verified and signed', async () => {
      const opened = await evaluate(`
      const release = await openRelease('1.x', { site: SITE });
      const figures = await release.records('figures');
      return { version: release.version, signedBy: release.signedBy, contested: figures.filter((f) => f.comparison === 'conflicting').length > 0 };
    `);
      expect(opened).toEqual({ version: '1.0.0', signedBy: site.keyId, contested: true });
    });

    it('files stay in the Cache API of the browser', async () => {
      const read = `
      const release = await openRelease('latest', { site: SITE, cache: await browserCache('releases') });
      return (await release.records('places')).length;
    `;
      const first = await evaluate(read);
      requests = [];
      expect(await evaluate(read)).toBe(first);
      expect(requests.filter((url) => /manifest\.json$|\/data\//.test(url))).toEqual([]);
      expect(requests.filter((url) => url.endsWith('/releases.json'))).toHaveLength(1);
    });

    it('an altered file is not handed out', async () => {
      const folder = join(site.directory, site.collection, '1.0.0');
      const path = join(folder, 'data/actors.json');
      const before = readFileSync(path);
      writeFileSync(path, before.toString().replace('"records"', '"Records"'));
      try {
        const code = await evaluate(`
        const release = await openRelease('1.0.0', { site: SITE });
        return release.records('actors').then(() => 'nothing was wrong', (error) => error instanceof ReleaseError && error.code);
      `);
        expect(code).toBe('altered-file');
      } finally {
        writeFileSync(path, before);
      }
    });

    it('the package gives its own data too', async () => {
      const count = await evaluate(
        "return (await (await import('/index.js')).records('agreements')).length;",
      );
      expect(count).toBeGreaterThan(10);
    });
  },
);
