/** What readers get through a cache that does as our headers say; Varnish in the place of CloudFront. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, test } from 'vitest';
import { COLLECTION } from '../../core/publish/samples.ts';
import { missing } from '../processes/component.ts';
import { varnishUnavailable } from '../processes/varnish.ts';
import { cachingOfTheDistribution, openSite } from './site.ts';

const POINTER = `${COLLECTION}/releases.json`;
const MANIFEST = `${COLLECTION}/1.1.0/manifest.json`;
/** No pointer or projection that a reader sees is older than this. */
const BOUND_SECONDS = 30;
/** What a machine that does other things as well may add. */
const SLACK_SECONDS = 2;

/** The seconds of a directive of Cache-Control. */
function secondsOf(answer: Response, directive: string): number {
  const header = answer.headers.get('cache-control') ?? '';
  return Number(new RegExp(`(?:^|[ ,])${directive}=(\\d+)`).exec(header)?.[1]);
}

const age = (answer: Response): number => Number(answer.headers.get('age'));

if (missing('Varnish', varnishUnavailable())) {
  test.skip('readers behind a cache');
} else {
  const caching = cachingOfTheDistribution();
  const site = await openSite(caching);
  afterAll(() => site.close());

  // All at once, because most of the time is spent waiting.
  describe.concurrent('behind a cache', () => {
    test('the distribution lets each key say how long it may be kept', ({ expect }) => {
      expect(caching).toMatchObject({ minTtl: 0, maxTtl: 365 * 24 * 3600, errorTtl: 5 });
    });

    test('a release file is asked for once, whatever readers add', async ({ expect }) => {
      const key = `${COLLECTION}/1.0.0/manifest.json`;
      const first = await (await site.read(key)).text();
      for (let index = 0; index < 20; index++) {
        const cookie = `visit=${index}`;
        const answer = await site.read(`${key}?visit=${index}`, { cookie, 'cache-control': 'no-cache' });
        expect(await answer.text()).toBe(first);
      }
      expect(site.asked(key)).toBe(1);
    });

    test('fifty readers at once are one request to the origin', async ({ expect }) => {
      const key = `${COLLECTION}/1.0.0/SHA256SUMS`;
      site.slowDown(key);
      const answers = await Promise.all(Array.from({ length: 50 }, () => site.read(key)));
      const texts = await Promise.all(answers.map((answer) => answer.text()));
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
      expect(new Set(texts).size).toBe(1);
      expect(site.asked(key)).toBe(1);
    });

    test('a file that is asked for too early appears when errors are no longer kept', async ({ expect }) => {
      const asked = Date.now();
      expect((await site.read(MANIFEST)).status).toBe(404);
      await sleep(1_000);
      await site.write(MANIFEST, '{}');
      expect((await site.read(MANIFEST)).status).toBe(404);
      while ((await site.read(MANIFEST)).status === 404) await sleep(100);
      expect(Date.now() - asked).toBeLessThan((caching.errorTtl + SLACK_SECONDS) * 1000);
      expect(site.asked(MANIFEST)).toBe(2);
    });

    test('the pointer is new for readers within its bound, and asked for twice', async ({ expect }) => {
      const before = await site.read(POINTER);
      const old = await before.text();
      const maxAge = secondsOf(before, 'max-age');
      expect(maxAge + secondsOf(before, 'stale-while-revalidate')).toBeLessThanOrEqual(BOUND_SECONDS);
      const published = Date.now();
      await site.write(POINTER, `${old}\n`);
      for (;;) {
        const answer = await site.read(POINTER);
        expect(age(answer)).toBeLessThanOrEqual(BOUND_SECONDS);
        if ((await answer.text()) !== old) break;
        await sleep(100);
      }
      expect(Date.now() - published).toBeLessThan((maxAge + SLACK_SECONDS) * 1000);
      expect(site.asked(POINTER)).toBe(2);
    });

    test('a reader who comes after a long silence gets no answer beyond the bound', async ({ expect }) => {
      const key = `${COLLECTION}/records/places/border-town.json`;
      // Had it just been fetched, the test would take half a minute.
      site.age(key, 14);
      const before = await site.read(key);
      const bound = secondsOf(before, 'max-age') + secondsOf(before, 'stale-while-revalidate');
      await site.write(key, '{"new":true}');
      await sleep((bound - age(before) + 1) * 1000);
      const answer = await site.read(key);
      expect(await answer.text()).toBe('{"new":true}');
      expect(age(answer)).toBeLessThanOrEqual(1);
      expect(site.asked(key)).toBe(2);
    });

    test('what may no longer be kept is still given while the origin fails', async ({ expect }) => {
      const key = `${COLLECTION}/records/places/old-ferry.json`;
      site.age(key, 14);
      const before = await site.read(key);
      const old = await before.text();
      await site.write(key, '{"new":true}');
      await sleep((BOUND_SECONDS - age(before) + 1) * 1000);
      // Varnish asks for the reader, and then once more behind the reader's back.
      site.fail(key, 2);
      const failing = await site.read(key);
      expect([failing.status, await failing.text()]).toEqual([200, old]);
      await sleep(500);
      expect(await (await site.read(key)).text()).toBe('{"new":true}');
      expect(site.asked(key)).toBe(4);
    });
  });
}
