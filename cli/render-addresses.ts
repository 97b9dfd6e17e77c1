import pc from 'picocolors';
import { type ReportedAddress, STATUSES } from '../core/sources/address-report.ts';
import { adviceOn, restingOn } from '../core/sources/advice.ts';
import { printable } from './printable.ts';

const COLOUR: Record<ReportedAddress['status'], (text: string) => string> = {
  gone: (text) => pc.bold(pc.red(text)),
  moved: (text) => pc.bold(pc.yellow(text)),
  uncertain: (text) => pc.bold(pc.blue(text)),
  unchecked: pc.dim,
  fine: pc.green,
};

/** The report on addresses for a terminal: what needs a person, one by one, then how many there are of each status. */
export function renderAddresses(reported: readonly ReportedAddress[]): string {
  const told = reported.filter(({ status }) => status !== 'fine' && status !== 'unchecked');
  return [...told.map(renderAddress), summary(reported)].join('\n\n');
}

function renderAddress(reported: ReportedAddress): string {
  const { status, address } = reported;
  const lines = [...adviceOn(reported, printable), restingOn(reported, printable)];
  return [`${COLOUR[status](status)} ${printable(address)}`, ...lines.map((line) => `  ${line}`)].join('\n');
}

function summary(reported: readonly ReportedAddress[]): string {
  if (reported.length === 0) return 'No record gives an address.';
  const counts = STATUSES.map((status) => ({
    status,
    count: reported.filter((address) => address.status === status).length,
  })).filter(({ count }) => count > 0);
  const total = `${reported.length} ${reported.length === 1 ? 'address' : 'addresses'}`;
  return `${total}: ${counts.map(({ status, count }) => `${count} ${status}`).join(', ')}.`;
}
