import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { PlacedRecord } from '../../core/draft/placed.ts';
import { EXIT, UserError } from '../exit-code.ts';

/**
 * Writes a record so that its file is there whole or not at all, also where Ctrl-C comes in between. A new record
 * replaces no file; a claim is added only to the text that was read.
 * @param before the text of the file that gets a claim
 * @throws UserError where somebody else wrote the file meanwhile.
 */
export function writeRecord(root: string, { path, text }: PlacedRecord, before?: string): void {
  const file = join(root, path);
  const temporary = join(dirname(file), `.new-${process.pid}`);
  const later = (): void => {};
  process.on('SIGINT', later);
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(temporary, text, { flag: 'wx' });
    if (before === undefined) linkSync(temporary, file);
    else if (readFileSync(file, 'utf8') === before) renameSync(temporary, file);
    else throw changed(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') throw changed(path);
    throw error;
  } finally {
    rmSync(temporary, { force: true });
    process.off('SIGINT', later);
  }
}

function changed(path: string): UserError {
  return new UserError(
    EXIT.environment,
    `${path} was written by somebody else meanwhile.`,
    'Nothing was changed. Look at the file and run the command again.',
  );
}
