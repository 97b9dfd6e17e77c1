import type { CitedAddress } from './cited-addresses.ts';
import type { Ledger } from './ledger.ts';
import { type AddressStatus, type LedgerEntry, statusOf } from './ledger-entry.ts';

/** An address with what is known of it. */
export interface ReportedAddress extends CitedAddress {
  status: AddressStatus | 'unchecked';
  /** Absent where it was never requested. */
  entry?: LedgerEntry;
  /** Where to look for an archived copy of what is gone. Nothing was requested there. */
  archive?: string;
}

/** The groups of a report, what needs a person first. */
export const STATUSES = ['gone', 'moved', 'uncertain', 'unchecked', 'fine'] as const;

/** What the ledger knows of each address, in the order of {@link STATUSES} and then of the addresses. */
export function reportAddresses(addresses: readonly CitedAddress[], ledger: Ledger): ReportedAddress[] {
  const reported = addresses.map((cited): ReportedAddress => {
    const entry = ledger.get(cited.address);
    if (entry === undefined) return { ...cited, status: 'unchecked' };
    const status = statusOf(entry);
    return { ...cited, status, entry, ...(status === 'gone' && { archive: archiveOf(entry) }) };
  });
  return STATUSES.flatMap((status) => reported.filter((address) => address.status === status));
}

/** The copy in the Internet Archive that is nearest to the last day on which the address was good; all copies where that is not known. */
function archiveOf({ address, lastGood }: LedgerEntry): string {
  return `https://web.archive.org/web/${lastGood?.replaceAll('-', '') ?? '*'}/${address}`;
}
