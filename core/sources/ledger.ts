import ledgerSchema from '../../schemas/upkeep/links.schema.json' with { type: 'json' };
import { DocumentError, documentParser } from '../shared/document.ts';
import { parseEdtf } from '../shared/edtf.ts';
import { byCodeUnit } from '../shared/order.ts';
import type { LedgerEntry } from './ledger-entry.ts';

/** The file in a project that remembers what its addresses answered. */
export const LEDGER_FILE = 'upkeep/links.json';

/** The entries by address. */
export type Ledger = ReadonlyMap<string, LedgerEntry>;

const parse = documentParser<{ links: LedgerEntry[] }>('upkeep/links', ledgerSchema);

/**
 * Reads the text of a ledger.
 * @throws DocumentError that says what is wrong and where.
 */
export function readLedger(text: string): Ledger {
  const ledger = new Map<string, LedgerEntry>();
  for (const [index, entry] of parse(json(text)).links.entries()) {
    const { firstChecked, lastChecked, lastGood = lastChecked, failing } = entry;
    const days = [
      firstChecked,
      lastChecked,
      lastGood,
      failing?.since ?? lastChecked,
      failing?.last ?? lastChecked,
    ];
    const wrong = days.find((day) => parseEdtf(day) === undefined);
    if (wrong !== undefined) throw invalid(`/links/${index} names ${wrong}, a day that does not exist`);
    if (ledger.has(entry.address)) {
      throw invalid(`/links/${index} repeats the address "${entry.address}"`);
    }
    ledger.set(entry.address, entry);
  }
  return ledger;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw invalid(error instanceof Error ? error.message : String(error));
  }
}

function invalid(reason: string): DocumentError {
  return new DocumentError(`${LEDGER_FILE} is not valid: ${reason}`);
}

/**
 * Writes a ledger as text. One ledger has one text, whatever the order in which it was filled, and a changed entry changes
 * its own lines only.
 */
export function ledgerText(ledger: Ledger): string {
  const links = [...ledger.values()].sort((a, b) => byCodeUnit(a.address, b.address)).map(inOrder);
  return `${JSON.stringify({ links }, undefined, 2)}\n`;
}

/** An entry with its properties in the order in which people read them. */
function inOrder({
  address,
  firstChecked,
  lastChecked,
  lastGood,
  answer,
  failing,
  movedTo,
}: LedgerEntry): object {
  const days = failing && { since: failing.since, last: failing.last, days: failing.days };
  return { address, firstChecked, lastChecked, lastGood, answer, failing: days, movedTo };
}
