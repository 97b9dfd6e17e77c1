import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { startEdge } from '../../../cli/serve/edge.ts';
import { DirectoryStore } from '../../../core/publish/directory-store.ts';
import { commitOptions, depositary, writeProject } from '../../cli/depositary.ts';
import { firstProject } from '../../core/publish/samples.ts';
import { environmentOf, resourcesOf } from '../../infra/synthesised.ts';
import { startFaultProxy } from '../processes/fault-proxy.ts';
import { startVarnish } from '../processes/varnish.ts';
import type { Caching } from '../processes/varnish-configuration.ts';

/** A store with one release, the local edge as its origin, and Varnish in the place of CloudFront. */
export interface Site {
  /** Asks as a reader does. */
  read(key: string, headers?: Readonly<Record<string, string>>): Promise<Response>;
  /** Writes something new under a key, whatever was there. */
  write(key: string, content: string): Promise<void>;
  /** How often the origin was asked for a key. */
  asked(key: string): number;
  /** Lets the next answer of the origin have been on its way for so long already. */
  age(key: string, seconds: number): void;
  /** Lets the origin take a second for the next answer. */
  slowDown(key: string): void;
  /** Lets the origin fail so many times. */
  fail(key: string, times: number): void;
  close(): Promise<void>;
}

/** Opens a site with the collection `example-diplomacy`. */
export async function openSite(caching: Caching): Promise<Site> {
  const folder = writeProject(firstProject());
  const { status, stderr } = depositary(['publish', ...commitOptions()], { cwd: folder });
  if (status !== 0) throw new Error(stderr);
  const store = new DirectoryStore(join(folder, 'public'));
  const edge = await startEdge({ directory: join(folder, 'public'), port: 0 });
  const ages = new Map<string, number>();
  const proxy = await startFaultProxy(edge.url, {
    answerHeaders: ({ url = '' }): Record<string, string> => {
      const age = ages.get(url);
      ages.delete(url);
      return age === undefined ? {} : { age: String(age) };
    },
  });
  const varnish = await startVarnish(proxy.url, caching);
  return {
    read: (key, headers = {}) => fetch(`${varnish.url}/${key}`, { headers }),
    async write(key, content) {
      const bytes = new TextEncoder().encode(content);
      if (await store.putIfAbsent(key, bytes)) return;
      await store.putIfMatch(key, bytes, (await store.get(key))?.etag ?? '');
    },
    asked: (key) => proxy.requests.filter(({ path }) => path === `/${key}`).length,
    age: (key, seconds) => ages.set(`/${key}`, seconds),
    slowDown: (key) => proxy.plan({ kind: 'slow', path: key }),
    fail: (key, times) => proxy.plan({ kind: 'SlowDown', path: key, times }),
    async close() {
      await varnish.stop();
      await proxy.stop();
      await edge.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** What the distribution of infra/edge.ts says about caching. */
export function cachingOfTheDistribution(): Caching & { minTtl: number } {
  const { delivery } = environmentOf('prod');
  const propertiesOf = (type: string): unknown => resourcesOf(delivery, type)[0]?.[1].Properties;
  const { CachePolicyConfig: policy } = propertiesOf('AWS::CloudFront::CachePolicy') as {
    CachePolicyConfig: { MinTTL: number; DefaultTTL: number; MaxTTL: number };
  };
  const { DistributionConfig: distribution } = propertiesOf('AWS::CloudFront::Distribution') as {
    DistributionConfig: { CustomErrorResponses: { ErrorCode: number; ErrorCachingMinTTL: number }[] };
  };
  const missing = distribution.CustomErrorResponses.find(({ ErrorCode }) => ErrorCode === 404);
  if (missing === undefined) throw new TypeError('The distribution says nothing of 404.');
  return {
    minTtl: policy.MinTTL,
    defaultTtl: policy.DefaultTTL,
    maxTtl: policy.MaxTTL,
    errorTtl: missing.ErrorCachingMinTTL,
  };
}
