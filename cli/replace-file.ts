import {
  closeSync,
  fchmodSync,
  fsyncSync,
  lstatSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { EXIT, UserError } from './exit-code.ts';

/**
 * Replaces a file of the project as a whole: readers see the old content or the new one, and a crash leaves the old
 * one. The file keeps its mode.
 * @param before the content as it was read
 * @throws UserError where the file is no longer what was read; it is left as it is then.
 */
export function replaceFile(root: string, path: string, before: Uint8Array, after: Uint8Array): void {
  const target = join(root, path);
  const mode = modeOfUnchanged(target, path, before);
  const temporary = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
  const descriptor = openSync(temporary, 'wx', 0o600);
  try {
    try {
      writeFileSync(descriptor, after);
      fchmodSync(descriptor, mode);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function modeOfUnchanged(target: string, path: string, before: Uint8Array): number {
  const status = lstatSync(target, { throwIfNoEntry: false });
  if (status?.isFile() && readFileSync(target).equals(before)) return status.mode & 0o7777;
  throw new UserError(
    EXIT.environment,
    `${path} was changed by somebody else meanwhile and is left as it is.`,
    'Run the command again.',
  );
}
