import { describe, expect, it } from 'vitest';
import type { Reply } from '../../../cli/sources/ask.ts';
import { HostClosed, politeAsk } from '../../../cli/sources/polite-ask.ts';

const START = Date.parse('2026-03-01T12:00:00Z');

/** A world in which time passes only while somebody sleeps, and a request takes a second of it. */
function world(replies: Record<string, Reply[]> = {}) {
  const log: string[] = [];
  const busy = new Set<string>();
  let now = START;
  let mostAtOnce = 0;
  const ask = politeAsk(
    async (_, { host, pathname }) => {
      if (busy.has(host)) throw new TypeError(`Two requests to ${host} at once.`);
      busy.add(host);
      mostAtOnce = Math.max(mostAtOnce, busy.size);
      log.push(`${host}${pathname} at ${(now - START) / 1000}`);
      await Promise.resolve();
      busy.delete(host);
      return replies[pathname]?.shift() ?? { status: 200 };
    },
    {
      now: () => now,
      sleep: async (ms) => {
        await Promise.resolve();
        now += ms;
      },
    },
  );
  const get = (address: string) => ask('HEAD', new URL(`http://${address}`));
  return { get, log, mostAtOnce: () => mostAtOnce };
}

describe('requests to one host', () => {
  it('follow one another, in their order, with a pause between two', async () => {
    const { get, log } = world();
    await Promise.all(['a.example/1', 'a.example/2', 'a.example/3'].map(get));
    expect(log).toEqual(['a.example/1 at 0', 'a.example/2 at 2', 'a.example/3 at 4']);
  });

  it('go on after one that failed', async () => {
    const ask = politeAsk(
      async (_, { pathname }) => {
        if (pathname === '/1') throw new Error('no answer');
        return { status: 200 };
      },
      { now: () => 0, sleep: async () => {} },
    );
    const [first, second] = await Promise.allSettled(
      ['/1', '/2'].map((path) => ask('HEAD', new URL(path, 'http://a.example'))),
    );
    expect([first?.status, second?.status]).toEqual(['rejected', 'fulfilled']);
  });

  it('do not wait for those to another', async () => {
    const { get, log, mostAtOnce } = world();
    await Promise.all(['a.example/1', 'b.example/1'].map(get));
    expect(log).toEqual(['a.example/1 at 0', 'b.example/1 at 0']);
    expect(mostAtOnce()).toBe(2);
  });
});

describe('a host that wants patience', () => {
  it.each([
    ['in seconds', '30'],
    ['until a time', 'Sun, 01 Mar 2026 12:00:30 GMT'],
  ])('gets it %s and is asked once more', async (_, retryAfter) => {
    const { get, log } = world({ '/1': [{ status: 429, retryAfter }] });
    expect(await get('a.example/1')).toEqual({ status: 200 });
    expect(log).toEqual(['a.example/1 at 0', 'a.example/1 at 30']);
  });

  it('gets it where it is unavailable and says for how long', async () => {
    const { get, log } = world({ '/1': [{ status: 503, retryAfter: '7' }] });
    expect(await get('a.example/1')).toEqual({ status: 200 });
    expect(log).toHaveLength(2);
  });

  it('is not asked again at once, whatever it says', async () => {
    const { get, log } = world({ '/1': [{ status: 429, retryAfter: '0' }] });
    await get('a.example/1');
    expect(log).toEqual(['a.example/1 at 0', 'a.example/1 at 2']);
  });

  it.each([
    ['more than a minute', '61'],
    ['a day', 'Mon, 02 Mar 2026 12:00:00 GMT'],
    ['it does not say how much', undefined],
    ['something unreadable', 'soon'],
  ])('for %s is asked nothing more in this run', async (_, retryAfter) => {
    const reply = { status: 429, ...(retryAfter !== undefined && { retryAfter }) };
    const { get, log } = world({ '/1': [reply] });
    expect(await get('a.example/1')).toEqual(reply);
    await expect(get('a.example/2')).rejects.toThrow(HostClosed);
    expect(await get('b.example/1')).toEqual({ status: 200 });
    expect(log).toEqual(['a.example/1 at 0', 'b.example/1 at 0']);
  });

  it('a second time is asked nothing more either', async () => {
    const reply = { status: 429, retryAfter: '1' };
    const { get, log } = world({ '/1': [reply, reply] });
    expect(await get('a.example/1')).toEqual(reply);
    await expect(get('a.example/2')).rejects.toThrow(HostClosed);
    expect(log).toHaveLength(2);
  });

  it('gets a minute in all', async () => {
    const reply = { status: 429, retryAfter: '40' };
    const { get, log } = world({ '/1': [reply], '/2': [reply] });
    expect(await get('a.example/1')).toEqual({ status: 200 });
    expect(await get('a.example/2')).toEqual(reply);
    await expect(get('a.example/3')).rejects.toThrow(HostClosed);
    expect(log).toEqual(['a.example/1 at 0', 'a.example/1 at 40', 'a.example/2 at 42']);
  });

  it('is not one that is only broken', async () => {
    const { get, log } = world({ '/1': [{ status: 503 }] });
    expect(await get('a.example/1')).toEqual({ status: 503 });
    expect(await get('a.example/2')).toEqual({ status: 200 });
    expect(log).toHaveLength(2);
  });
});
