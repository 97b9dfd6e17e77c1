import { recordsOf } from '../../core/check/collection.ts';
import { reportAddresses } from '../../core/sources/address-report.ts';
import { citedAddresses, citingRecords } from '../../core/sources/cited-addresses.ts';
import type { CommandResult, CommonOptions } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { printable } from '../printable.ts';
import { requireCollection } from '../project.ts';
import { readLedgerFile } from '../sources/ledger-file.ts';

/** A source, and what rests on it. */
interface ListedSource {
  source: string;
  title: string;
  /** How many other records refer to it. */
  records: number;
  address?: string;
  /** Absent where it has no address. */
  status?: string;
  lastChecked?: string;
}

/** `depositary sources list`: every source, the records that rest on it, and what its address last answered. Offline. */
export function listSourcesCommand({ cwd }: CommonOptions): CommandResult {
  const project = requireCollection('sources-list', cwd);
  if ('failed' in project) return project.failed;
  const { collection } = project;
  const citing = citingRecords(collection);
  const reported = new Map(
    reportAddresses(citedAddresses(collection), readLedgerFile(cwd)).map((one) => [one.address, one]),
  );
  const sources = recordsOf(collection, 'sources').map(({ id, content }): ListedSource => {
    const records = citing.get(`sources/${id}`)?.length ?? 0;
    const listed = { source: id, title: content.title, records };
    if (content.url === undefined) return listed;
    const known = reported.get(content.url);
    const lastChecked = known?.entry?.lastChecked;
    return {
      ...listed,
      address: content.url,
      status: known?.status ?? 'unchecked',
      ...(lastChecked !== undefined && { lastChecked }),
    };
  });
  return { exitCode: EXIT.ok, json: { command: 'sources-list', sources }, text: table(sources) };
}

function table(sources: readonly ListedSource[]): string {
  if (sources.length === 0) return 'There are no sources.';
  const rows = sources.map(({ source, records, address, status, lastChecked }) => [
    source,
    records === 1 ? '1 record' : `${records} records`,
    status === undefined ? 'no address' : `${status}${lastChecked === undefined ? '' : ` ${lastChecked}`}`,
    printable(address ?? ''),
  ]);
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
