import { type FaultProxy, startFaultProxy } from './fault-proxy.ts';
import type { MiniStack } from './ministack.ts';

/**
 * Starts a server at which readers find what a distribution in MiniStack gives them, by plain HTTP. MiniStack tells
 * distributions apart by the Host header, and believes what a load balancer would say about TLS.
 * @param domain the distribution's own domain name, `….cloudfront.net`
 */
export function startViewer({ url }: Pick<MiniStack, 'url'>, domain: string): Promise<FaultProxy> {
  return startFaultProxy(url, { requestHeaders: () => ({ host: domain, 'x-forwarded-proto': 'https' }) });
}
