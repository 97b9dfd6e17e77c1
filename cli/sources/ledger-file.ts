import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DocumentError } from '../../core/shared/document.ts';
import { LEDGER_FILE, type Ledger, ledgerText, readLedger } from '../../core/sources/ledger.ts';
import { EXIT, UserError } from '../exit-code.ts';
import { printable } from '../printable.ts';
import { writeWhole } from '../whole-file.ts';

/**
 * Reads the ledger of a project; one that has none yet has an empty one.
 * @throws UserError where it is damaged.
 */
export function readLedgerFile(cwd: string): Ledger {
  try {
    return readLedger(readFileSync(join(cwd, LEDGER_FILE), 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return new Map();
    if (!(error instanceof DocumentError)) throw error;
    throw new UserError(
      EXIT.environment,
      `${printable(error.message)}.`,
      `Restore it, for example with git checkout -- ${LEDGER_FILE}. Without it all addresses are requested anew, and since when one fails is forgotten.`,
    );
  }
}

/** Replaces the ledger of a project as a whole. */
export function writeLedgerFile(cwd: string, ledger: Ledger): void {
  const path = join(cwd, LEDGER_FILE);
  mkdirSync(dirname(path), { recursive: true });
  writeWhole(path, ledgerText(ledger));
}
