import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type ReportedAddress, reportAddresses } from '../../core/sources/address-report.ts';
import { type CitedAddress, citedAddresses } from '../../core/sources/cited-addresses.ts';
import { dueAddresses } from '../../core/sources/due-addresses.ts';
import type { LedgerEntry } from '../../core/sources/ledger-entry.ts';
import { afterCheck } from '../../core/sources/ledger-entry.ts';
import { reportMarkdown } from '../../core/sources/report-markdown.ts';
import type { CommandResult, CommonOptions } from '../command.ts';
import { EXIT, UserError } from '../exit-code.ts';
import { withProgress } from '../progress.ts';
import { requireCollection } from '../project.ts';
import { renderAddresses } from '../render-addresses.ts';
import { checkAddresses, type Run } from '../sources/check-addresses.ts';
import { readLedgerFile, writeLedgerFile } from '../sources/ledger-file.ts';
import { politeAsk } from '../sources/polite-ask.ts';
import { REAL_WORLD, userAgentOf, type World } from '../sources/world.ts';

/** The options of `sources check`, as they are typed. */
export interface CheckSourcesOptions extends CommonOptions {
  /** Days, as `30d`. */
  maxAge: string;
  limit?: string;
  /** A file for the report as Markdown. */
  report?: string;
}

/**
 * `depositary sources check`: requests the addresses of the collection that are due, takes down in the ledger what came of
 * each as soon as it is known, and reports on all.
 */
export async function checkSourcesCommand(
  options: CheckSourcesOptions,
  { clock, askAs }: World = REAL_WORLD,
): Promise<CommandResult> {
  const { cwd, report } = options;
  const [maxAgeDays, limit] = [daysOf(options.maxAge), limitOf(options.limit)];
  const project = requireCollection('sources-check', cwd);
  if ('failed' in project) return project.failed;
  const cited = citedAddresses(project.collection);
  const before = readLedgerFile(cwd);
  const ledger = ofCited(before, cited);
  if (ledger.size < before.size) writeLedgerFile(cwd, ledger);
  const today = new Date(clock.now()).toISOString().slice(0, 10);
  const due = dueAddresses(
    cited.map(({ address }) => address),
    ledger,
    { today, maxAgeDays, ...(limit !== undefined && { limit }) },
  );
  const ask = politeAsk(askAs(userAgentOf(project.collection.settings)), clock);
  const run = await withProgress(options, `Requesting ${due.length} addresses`, () =>
    checkAddresses(due, ask, (probe) => {
      ledger.set(probe.address, afterCheck(ledger.get(probe.address), probe, today));
      writeLedgerFile(cwd, ledger);
    }),
  );
  if (!run.hasNetwork) throw noNetwork();
  const reported = reportAddresses(cited, ledger);
  if (report !== undefined) writeFileSync(resolve(cwd, report), reportMarkdown(reported));
  return resultOf(run, reported);
}

/** The entries of addresses that records still give. */
function ofCited(
  before: ReadonlyMap<string, LedgerEntry>,
  cited: readonly CitedAddress[],
): Map<string, LedgerEntry> {
  const addresses = new Set(cited.map(({ address }) => address));
  return new Map([...before].filter(([address]) => addresses.has(address)));
}

function resultOf({ probes, postponed }: Run, reported: readonly ReportedAddress[]): CommandResult {
  const rendered = renderAddresses(reported);
  const later = postponed.length === 0 ? '' : ` ${postponed.length} put off, as their hosts asked for.`;
  return {
    exitCode: reported.some(({ status }) => status === 'gone') ? EXIT.findings : EXIT.ok,
    json: {
      command: 'sources-check',
      requested: probes.map(({ address, answer, redirects }) => ({ address, answer, redirects })),
      postponed,
      addresses: reported.map(({ entry, ...rest }) => ({ ...entry, ...rest })),
    },
    text: reported.length === 0 ? rendered : `${rendered} ${probes.length} requested now.${later}`,
  };
}

function noNetwork(): UserError {
  return new UserError(
    EXIT.network,
    'None of the hosts that were asked was reached, so it is the network that fails; nothing of them was taken down.',
    'Check the connection and try again.',
  );
}

function daysOf(text: string): number {
  const [, days] = /^(\d{1,4})d$/.exec(text) ?? [];
  if (days !== undefined) return Number(days);
  throw new UserError(EXIT.usage, `"${text}" is no number of days.`, 'Write it like --max-age 30d.');
}

function limitOf(text: string | undefined): number | undefined {
  if (text === undefined || /^[1-9]\d{0,6}$/.test(text)) return text === undefined ? undefined : Number(text);
  throw new UserError(EXIT.usage, `"${text}" is no number of addresses.`, 'Write it like --limit 100.');
}
