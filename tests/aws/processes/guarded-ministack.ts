import { startFaultProxy } from './fault-proxy.ts';
import { type MiniStack, startMiniStack } from './ministack.ts';
import { freePort } from './workplace.ts';

/**
 * Starts a MiniStack that verifies signatures and evaluates the policies of roles and of buckets, those of functions
 * included. Its credentials are those of the account's root, who may do everything, whatever a bucket's policy says.
 * Requests reach it through a proxy that says they came by TLS, since the buckets of this project deny all else.
 */
export async function startGuardedMiniStack(): Promise<MiniStack> {
  const port = await freePort();
  const proxy = await startFaultProxy(`http://127.0.0.1:${port}`, {
    requestHeaders: () => ({ 'x-forwarded-proto': 'https' }),
  });
  const aliasesUrl = proxy.url.replace('127.0.0.1', 'localhost');
  const addresses = { AWS_ENDPOINT_URL: proxy.url, AWS_ENDPOINT_URL_CLOUDFRONT_KEYVALUESTORE: aliasesUrl };
  const ministack = await startMiniStack({ AUTH: 'true', ...addresses }, port).catch(
    async (error: unknown) => {
      await proxy.stop();
      throw error;
    },
  );
  return {
    ...ministack,
    url: proxy.url,
    connection: { ...ministack.connection, endpoint: proxy.url },
    aliasConnection: { ...ministack.aliasConnection, endpoint: aliasesUrl },
    env: { ...ministack.env, AWS_ENDPOINT_URL: proxy.url },
    async stop() {
      await ministack.stop();
      await proxy.stop();
    },
  };
}
