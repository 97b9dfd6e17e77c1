import { describe, expect, it } from 'vitest';
import type { Receipt } from '../../../core/build/documents.ts';
import { readReceipt, succeeded, writeReceipt } from '../../../core/publish/receipt.ts';
import { InterleavedStore, Scheduler } from './interleaved-store.ts';
import { MemoryStore } from './memory-store.ts';

const COLLECTION = 'example-diplomacy';
const SUBMISSION = '000000128-9f86d081884c';
const published: Receipt = {
  collection: COLLECTION,
  submission: SUBMISSION,
  outcome: 'published',
  version: '1.1.0',
};
const unchanged: Receipt = { ...published, outcome: 'unchanged' };
const failed: Receipt = {
  collection: COLLECTION,
  submission: SUBMISSION,
  outcome: 'failed',
  error: { code: 'internal', message: 'It ran out of time.', help: 'Start it again.' },
};

async function standing(...receipts: Receipt[]): Promise<Receipt | undefined> {
  const store = new MemoryStore();
  for (const receipt of receipts) await writeReceipt(store, receipt);
  return readReceipt(store, COLLECTION, SUBMISSION);
}

describe('a receipt', () => {
  it('is not there before it is written', async () => {
    expect(await standing()).toBeUndefined();
  });

  it('of a failure gives way to a success, and to another failure', async () => {
    expect(await standing(failed, published)).toEqual(published);
    const again = { ...failed, error: { code: 'internal', message: 'Out of memory.', help: 'More memory.' } };
    expect(await standing(failed, again)).toEqual(again);
  });

  it('of a success stands, whatever a duplicate of the event brings', async () => {
    expect(await standing(published, failed)).toEqual(published);
    expect(await standing(published, unchanged)).toEqual(published);
  });

  it('tells the writer which one stands', async () => {
    const store = new MemoryStore();
    await writeReceipt(store, published);
    expect(await writeReceipt(store, failed)).toEqual(published);
  });

  it('is a success in the end, in whatever order two runs write', async () => {
    for (let seed = 0; seed < 200; seed++) {
      const store = new MemoryStore();
      const scheduler = new Scheduler(seed);
      const interleaved = new InterleavedStore(store, scheduler);
      await scheduler.run(
        [failed, published, failed].map((receipt) => () => writeReceipt(interleaved, receipt)),
      );
      expect(await readReceipt(store, COLLECTION, SUBMISSION), `seed ${seed}`).toEqual(published);
    }
  });

  it('holds at most a thousand findings', async () => {
    const finding = {
      code: 'x',
      severity: 'error',
      message: 'm',
      help: 'h',
      file: 'f',
      line: 1,
      column: 1,
      endLine: 1,
      endColumn: 1,
    } as const;
    const { outcome, ...rest } = published;
    const receipt = await standing({ ...rest, outcome: 'findings', findings: Array(1001).fill(finding) });
    expect(receipt?.findings).toHaveLength(1000);
    expect(outcome).toBe('published');
  });

  it('is no success where there is no release for it, and none of a later submission', () => {
    for (const outcome of ['published', 'unchanged', 'marked', 'superseded'] as const)
      expect(succeeded({ outcome })).toBe(true);
    for (const outcome of ['findings', 'refused', 'failed'] as const)
      expect(succeeded({ outcome })).toBe(false);
  });
});
