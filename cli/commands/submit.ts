import { setTimeout as wait } from 'node:timers/promises';
import { parseDocument } from '../../core/build/contract.ts';
import type { Receipt, ReceiptOutcome } from '../../core/build/documents.ts';
import { packSubmission } from '../../core/publish/pack-submission.ts';
import { submissionId, submissionKey } from '../../core/publish/submission-keys.ts';
import { receiptKey } from '../../core/shared/keys.ts';
import { newS3Client } from '../../functions/aws/s3-client.ts';
import { createObject } from '../../functions/aws/s3-create.ts';
import { TransientError } from '../../functions/aws/transient-error.ts';
import type { CommandResult, CommonOptions } from '../command.ts';
import { EXIT, type ExitCode, UserError } from '../exit-code.ts';
import { renderPretty } from '../findings/pretty.ts';
import { type TextOf, textsOf } from '../findings/text-of.ts';
import { checkedOutSubmission } from '../git.ts';
import { printable } from '../printable.ts';
import { withProgress } from '../progress.ts';
import { requireCollection } from '../project.ts';

/** How often the receipt is asked for, and how long. */
const INTERVAL_MS = 2000;
const PATIENCE_MS = 15 * 60_000;
const REQUEST_TIMEOUT_MS = 10_000;

const EXIT_OF: Record<ReceiptOutcome, ExitCode> = {
  published: EXIT.ok,
  unchanged: EXIT.ok,
  marked: EXIT.ok,
  superseded: EXIT.ok,
  findings: EXIT.findings,
  refused: EXIT.refused,
  failed: EXIT.environment,
};

/** `depositary submit`: hand a commit to the pipeline, wait for the receipt, and end as it says. */
export async function submitCommand(
  options: CommonOptions & { to: string; site?: string },
): Promise<CommandResult> {
  const bucket = bucketOf(options.to);
  const site = options.site === undefined ? undefined : siteOf(options.site);
  const project = requireCollection('submit', options.cwd);
  if ('failed' in project) return project.failed;
  const collection = project.collection.settings.name;
  const header = { collection, ...checkedOutSubmission(options.cwd) };
  const archive = await packSubmission(project.files, header);
  const key = submissionKey(header);
  const created = await send(bucket, key, archive);
  const submission = submissionId(header);
  const facts = { command: 'submit', created, collection, submission };
  if (site === undefined) {
    const text = `Submitted ${submission} to ${bucket}; without --site there is no receipt to wait for.`;
    return { exitCode: EXIT.ok, json: { ...facts, outcome: 'submitted' }, text };
  }
  const receipt = await withProgress(options, `Waiting for the receipt of ${submission}`, () =>
    awaitReceipt(`${site}/${receiptKey(collection, submission)}`),
  );
  return {
    exitCode: EXIT_OF[receipt.outcome],
    json: { ...facts, ...receipt },
    text: render(receipt, site, textsOf(project.files)),
  };
}

function siteOf(site: string): string {
  const address = site.replace(/\/+$/, '');
  if (URL.canParse(address) && /^https?:/.test(address)) return address;
  throw new UserError(
    EXIT.usage,
    `"${site}" is no http(s) address.`,
    'Write it like https://data.example.org.',
  );
}

function bucketOf(to: string): string {
  const bucket = /^s3:\/\/(?!.*\.\.)([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])\/?$/.exec(to)?.[1];
  if (bucket !== undefined) return bucket;
  throw new UserError(EXIT.usage, `"${to}" names no bucket.`, 'Write it like s3://submission-bucket.');
}

/** False where the submission of this commit is there already. */
async function send(bucket: string, key: string, archive: Uint8Array): Promise<boolean> {
  try {
    return await createObject(newS3Client(), bucket, key, archive);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UserError(
      error instanceof TransientError ? EXIT.network : EXIT.environment,
      `The submission could not be sent: ${reason}`,
      'Check the bucket, the region (AWS_REGION) and the credentials.',
    );
  }
}

/** Asks for the receipt until it is there. A site that does not answer may answer the next time. */
async function awaitReceipt(url: string): Promise<Receipt> {
  const patience = AbortSignal.timeout(PATIENCE_MS);
  for (;;) {
    const receipt = await fetchReceipt(url);
    if (receipt !== undefined) return receipt;
    if (patience.aborted) {
      throw new UserError(
        EXIT.network,
        `There is no receipt at ${url} after ${PATIENCE_MS / 60_000} minutes.`,
        'The submission is not lost. Run the command again to go on waiting, or ask the operators.',
      );
    }
    await wait(INTERVAL_MS);
  }
}

/** Undefined for anything but a receipt: what answers may be the page of a proxy, and another answer comes later. */
async function fetchReceipt(url: string): Promise<Receipt | undefined> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS) });
    return response.ok ? parseDocument('receipt', await response.json()) : undefined;
  } catch {
    return undefined;
  }
}

function render(receipt: Receipt, site: string, textOf: TextOf): string {
  const { collection, submission, outcome, version, findings, error } = receipt;
  if (findings !== undefined) return renderPretty(findings, textOf);
  const release = `${collection} ${version ?? ''}`.trim();
  const lines: Record<Exclude<ReceiptOutcome, 'findings'>, string> = {
    published: `Published ${release}: ${site}/${collection}/${version}/manifest.json`,
    unchanged: `Nothing changed since ${release}.`,
    marked: `Changed which releases of ${collection} are yanked.`,
    superseded: `A later submission than ${submission} was there first; it holds this one.`,
    refused: `error[${error?.code}]: ${printable(error?.message ?? '')}\n  help: ${printable(error?.help ?? '')}`,
    failed: `error[${error?.code}]: ${printable(error?.message ?? '')}\n  help: ${printable(error?.help ?? '')}`,
  };
  return outcome === 'findings' ? 'The records have errors.' : lines[outcome];
}
