import { type MessagePort, workerData } from 'node:worker_threads';
import { RecordCheck } from '../../core/check/record-check.ts';
import { partsOf } from '../../core/check/record-texts.ts';
import { Report } from '../../core/check/report.ts';
import { soundSchemas } from '../../core/check/schemas.ts';
import { type Listing, listedProject } from '../../core/load/project-files.ts';
import { Batches, type ThreadMessage } from './batches.ts';

/** What a thread is given. */
export interface ThreadTask {
  listing: Listing;
  /** Four bytes that all threads share, for {@link Batches}. */
  taken: SharedArrayBuffer;
  port: MessagePort;
  /** The files that are to be checked by themselves; all where it is absent. */
  changed?: readonly string[];
}

/** A thread hands over what it found before it holds more than this. */
const MOST_ROWS = 20_000;

const { listing, taken, port, changed } = workerData as ThreadTask;
const changedFiles = changed && new Set(changed);
const files = listedProject(listing);
const report = new Report(files.datasets);
const records = new RecordCheck(files, soundSchemas(files.schemas), report);
const send = (message: ThreadMessage): void => port.postMessage(message);
for (const batch of new Batches(
  partsOf(files, (path) => changedFiles?.has(path) ?? true),
  taken,
)) {
  for (const part of batch) records.check(part);
  if (records.facts.length > MOST_ROWS) send({ results: records.take() });
}
send({ results: records.take(), findings: report.findings(), unlisted: report.unlisted });
port.close();
