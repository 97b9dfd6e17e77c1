import { byCodeUnit } from '../shared/order.ts';
import { kindOf } from './answer.ts';
import type { Ledger } from './ledger.ts';
import { daysBetween, type LedgerEntry } from './ledger-entry.ts';

/** What is to be requested in one run. */
export interface DueOptions {
  /** The day of the run, in UTC. */
  today: string;
  /** An address that was good so many days ago is requested again; 0 requests all. */
  maxAgeDays: number;
  /** The most addresses to request. */
  limit?: number;
}

/**
 * Which addresses are to be requested: those never requested first, then those whose last check is the longest ago. One
 * that was not good is due again on the next day, because days are what tells a pause from an end.
 */
export function dueAddresses(
  addresses: readonly string[],
  ledger: Ledger,
  { today, maxAgeDays, limit }: DueOptions,
): string[] {
  const due = addresses.filter((address) => {
    const entry = ledger.get(address);
    return entry === undefined || daysBetween(entry.lastChecked, today) >= restDays(entry, maxAgeDays);
  });
  const lastChecked = (address: string): string => ledger.get(address)?.lastChecked ?? '';
  return due.sort((a, b) => byCodeUnit(lastChecked(a), lastChecked(b)) || byCodeUnit(a, b)).slice(0, limit);
}

function restDays({ answer }: LedgerEntry, maxAgeDays: number): number {
  return kindOf(answer) === 'good' ? maxAgeDays : Math.min(1, maxAgeDays);
}
