import pLimit from 'p-limit';
import { isHeard, isUnheard } from '../../core/sources/answer.ts';
import type { Ask } from './ask.ts';
import { HostClosed } from './polite-ask.ts';
import { type Probe, probe } from './probe.ts';

/** So many hosts are asked at once. */
const HOSTS_AT_ONCE = 4;

/** What a run brought. */
export interface Run {
  /** In the order of the addresses. */
  probes: Probe[];
  /** Addresses whose host wanted no more requests; nothing is known of them. */
  postponed: string[];
  /** False where no server was heard though some were asked: then the network is what fails, and nothing was recorded. */
  hasNetwork: boolean;
}

/**
 * Requests addresses: those of one host one after another, several hosts at once. What may be the fault of our own
 * network is recorded once some server was heard.
 * @param record takes down what came of an address, as soon as that is sure
 */
export async function checkAddresses(
  addresses: readonly string[],
  ask: Ask,
  record: (probe: Probe) => void,
): Promise<Run> {
  const done = new Map<string, Probe>();
  const postponed = new Set<string>();
  const held: Probe[] = [];
  let hasHeard = false;
  let isBroken = false;

  function take(found: Probe): void {
    done.set(found.address, found);
    hasHeard ||= isHeard(found.answer) || found.redirects.length > 0;
    if (isUnheard(found.answer) && !hasHeard) held.push(found);
    else for (const sure of [...(hasHeard ? held.splice(0) : []), found]) record(sure);
  }

  async function checkHost(ofHost: readonly string[]): Promise<void> {
    for (const address of ofHost) {
      // What cannot be recorded need not be asked.
      if (isBroken) return;
      try {
        take(await probe(address, ask));
      } catch (error) {
        isBroken ||= !(error instanceof HostClosed);
        if (isBroken) throw error;
        postponed.add(address);
      }
    }
  }

  const byHost = Map.groupBy(addresses, (address) => URL.parse(address)?.host ?? '');
  const limit = pLimit(HOSTS_AT_ONCE);
  await Promise.all([...byHost.values()].map((ofHost) => limit(() => checkHost(ofHost))));
  return {
    probes: addresses.flatMap((address) => done.get(address) ?? []),
    postponed: addresses.filter((address) => postponed.has(address)),
    hasNetwork: held.length === 0,
  };
}
