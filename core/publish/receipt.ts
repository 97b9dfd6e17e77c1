import { parseDocument } from '../build/contract.ts';
import type { Receipt, ReceiptOutcome } from '../build/documents.ts';
import { receiptKey } from '../shared/keys.ts';
import type { Store } from './store.ts';
import { storedDocument } from './stored-json.ts';

const MOST_ATTEMPTS = 20;
/** More findings than anybody reads; the rest shows when these are mended. */
const MOST_FINDINGS = 1000;
/** Ends that no later run can turn into another: what is published stays so. */
const FINAL: ReadonlySet<ReceiptOutcome> = new Set(['published', 'unchanged', 'marked', 'superseded']);

/** Whether a submission did what it should, or was overtaken by a later one that did. */
export function succeeded({ outcome }: Pick<Receipt, 'outcome'>): boolean {
  return FINAL.has(outcome);
}

/** Reads the receipt of a submission; undefined while there is none. */
export async function readReceipt(
  store: Store,
  collection: string,
  submission: string,
): Promise<Receipt | undefined> {
  const key = receiptKey(collection, submission);
  const stored = await store.get(key);
  return stored && storedDocument(key, stored.bytes, 'receipt');
}

/**
 * Writes what became of a submission. The same event can be delivered twice and runs can overlap, so a success
 * stands whatever comes after it; a failure gives way to anything newer.
 * @returns the receipt that stands
 */
export async function writeReceipt(store: Store, { findings, ...rest }: Receipt): Promise<Receipt> {
  const receipt: Receipt = { ...rest, ...(findings && { findings: findings.slice(0, MOST_FINDINGS) }) };
  const key = receiptKey(receipt.collection, receipt.submission);
  const text = `${JSON.stringify(parseDocument('receipt', receipt), undefined, 2)}\n`;
  const bytes = new TextEncoder().encode(text);
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    if (await store.putIfAbsent(key, bytes)) return receipt;
    const present = await store.get(key);
    if (present === undefined) continue;
    const standing = storedDocument(key, present.bytes, 'receipt');
    if (succeeded(standing) || Buffer.from(present.bytes).equals(bytes)) return standing;
    if (await store.putIfMatch(key, bytes, present.etag)) return receipt;
  }
  throw new Error(`The receipt ${key} was replaced ${MOST_ATTEMPTS} times while it was to be written.`);
}
