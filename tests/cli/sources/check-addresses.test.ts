import { describe, expect, it } from 'vitest';
import type { Ask, Reply } from '../../../cli/sources/ask.ts';
import { checkAddresses } from '../../../cli/sources/check-addresses.ts';
import { HostClosed } from '../../../cli/sources/polite-ask.ts';
import { RequestTrouble } from '../../../cli/sources/request-trouble.ts';

const FINE: Reply = { status: 200 };

/** Checks addresses whose answers a test gives by host, and says in which order they were recorded. */
async function runWith(addresses: string[], answer: (url: URL) => Reply | Promise<Reply>) {
  const recorded: string[] = [];
  const asked: string[] = [];
  const ask: Ask = async (_, url) => {
    asked.push(url.href);
    return answer(url);
  };
  const run = await checkAddresses(addresses, ask, (probe) =>
    recorded.push(`${probe.address} ${probe.answer}`),
  );
  return { run, recorded, asked };
}

describe('a check of addresses', () => {
  it('asks one host for one address after another, and at most four hosts at once', async () => {
    const addresses = ['a', 'b', 'c', 'd', 'e', 'f'].flatMap((host) =>
      [1, 2].map((page) => `http://${host}.example/${page}`),
    );
    const busy: string[] = [];
    let most = 0;
    const { run, asked } = await runWith(addresses, async ({ host }) => {
      expect(busy).not.toContain(host);
      busy.push(host);
      most = Math.max(most, busy.length);
      await new Promise((resolve) => setImmediate(resolve));
      busy.splice(busy.indexOf(host), 1);
      return FINE;
    });
    expect(most).toBe(4);
    expect(asked.toSorted()).toEqual(addresses);
    expect(run.probes.map(({ address }) => address)).toEqual(addresses);
  });

  it('leaves the addresses of a host for later that wants no more requests', async () => {
    const { run, recorded } = await runWith(['http://a.example/1', 'http://b.example/1'], ({ host }) => {
      if (host === 'a.example') throw new HostClosed(host);
      return FINE;
    });
    expect(run.postponed).toEqual(['http://a.example/1']);
    expect(recorded).toEqual(['http://b.example/1 200']);
  });

  it('stops asking any host where the answers cannot be recorded, and says why', async () => {
    const asked: string[] = [];
    const tick = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
    const ask: Ask = async (_, { href }) => {
      asked.push(href);
      if (href.startsWith('http://slow')) await tick();
      return FINE;
    };
    const full = (): never => {
      throw new Error('no space left');
    };
    const addresses = [
      'http://a.example/1',
      'http://a.example/2',
      'http://slow.example/1',
      'http://slow.example/2',
    ];
    const slowIsFine = ({ address }: { address: string }): void => {
      if (!address.startsWith('http://slow')) full();
    };
    await expect(checkAddresses(addresses, ask, slowIsFine)).rejects.toThrow('no space left');
    for (let index = 0; index < 5; index++) await tick();
    expect(asked).toEqual(['http://a.example/1', 'http://slow.example/1']);
  });
});

describe('a machine without a network', () => {
  const unheard = () => {
    throw new RequestTrouble('no-such-host');
  };

  it('makes no address fail: nothing is recorded', async () => {
    const { run, recorded } = await runWith(['http://a.example/', 'http://b.example/'], unheard);
    expect(run.hasNetwork).toBe(false);
    expect(recorded).toEqual([]);
  });

  it.each<[string, () => Reply]>([
    ['answered', () => ({ status: 404 })],
    [
      'refused the connection',
      () => {
        throw new RequestTrouble('connection-refused');
      },
    ],
  ])('is not this one as soon as one host %s', async (_, heard) => {
    const addresses = ['http://a.example/', 'http://b.example/', 'http://c.example/'];
    const { run, recorded } = await runWith(addresses, async ({ host }) => {
      // The one that is heard comes last.
      if (host !== 'c.example') return unheard();
      await new Promise((resolve) => setImmediate(resolve));
      return heard();
    });
    expect(run.hasNetwork).toBe(true);
    expect(recorded.slice(0, 2)).toEqual([
      'http://a.example/ no-such-host',
      'http://b.example/ no-such-host',
    ]);
    expect(recorded).toHaveLength(3);
  });

  it('is known by a redirect that leads nowhere, too', async () => {
    const { run } = await runWith(['http://a.example/'], ({ host }) =>
      host === 'a.example' ? { status: 301, location: 'http://b.example/' } : unheard(),
    );
    expect(run.hasNetwork).toBe(true);
  });

  it('does not matter where no server was to be asked', async () => {
    const { run, recorded } = await runWith(['http://['], unheard);
    expect(run.hasNetwork).toBe(true);
    expect(recorded).toEqual(['http://[ malformed']);
  });
});
