import type { AskEdge } from '../steps/reconcile.ts';

/** An edge that does not answer within this time does not answer right. */
const TIMEOUT_MS = 5000;

/** Asks the public address, as a reader would. No answer at all counts as a wrong one. */
export function askEdge(siteUrl: string): AskEdge {
  return async (path) => {
    try {
      const response = await fetch(`${siteUrl}${path}`, {
        method: 'HEAD',
        redirect: 'manual',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      return response.headers.get('location') ?? undefined;
    } catch {
      return undefined;
    }
  };
}
