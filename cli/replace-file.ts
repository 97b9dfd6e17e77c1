import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXIT, UserError } from './exit-code.ts';
import { writeWhole } from './whole-file.ts';

/**
 * Replaces a file of the project as a whole. The file keeps its mode.
 * @param before the content as it was read
 * @throws UserError where the file is no longer what was read; it is left as it is then.
 */
export function replaceFile(root: string, path: string, before: Uint8Array, after: Uint8Array): void {
  const target = join(root, path);
  writeWhole(target, after, modeOfUnchanged(target, path, before));
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
