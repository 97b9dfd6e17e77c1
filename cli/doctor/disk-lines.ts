import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { UserError } from '../exit-code.ts';
import { readSigner } from '../keys.ts';
import { type DoctorLine, faulty, fine, missing, reasonOf } from './line.ts';

/** Room for a release of the size of today's, its copy while it is written, and some to spare. */
const NEEDED_BYTES = 200_000_000;

/** Whether releases can be read from and written to a store: the folder, or the one in which it will be made. */
export function storeLine(cwd: string, store: string): DoctorLine {
  const about = 'store';
  const folder = nearestExisting(resolve(cwd, store));
  try {
    if (!statSync(folder).isDirectory()) {
      return missing(about, `${folder} is no folder`, 'Name another one with --store, or put the file away.');
    }
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    return missing(
      about,
      `The store cannot be used: ${reasonOf(error)}`,
      'Check the permissions of the folder.',
    );
  }
  const exists = folder === resolve(cwd, store);
  return fine(
    about,
    exists ? `${store} can be read and written` : `${store} is not there yet and can be made`,
  );
}

/** Whether there is room for a release. */
export function spaceLine(cwd: string, store: string, needed = NEEDED_BYTES): DoctorLine {
  const { bavail, bsize } = statfsSync(nearestExisting(resolve(cwd, store)));
  const free = `${Math.floor((bavail * bsize) / 1e6)} MB free`;
  if (bavail * bsize >= needed) return fine('disk', `${free} where the store is`);
  const help = `Make room: a release and its preparation take up to ${Math.ceil(needed / 1e6)} MB.`;
  return missing('disk', `Only ${free} where the store is`, help);
}

/** Whether a signing key can be used, and by its owner only. */
export async function signingKeyLine(cwd: string, file: string): Promise<DoctorLine> {
  const about = 'signing key';
  try {
    const { keyId } = await readSigner(cwd, file);
    // On Windows the mode says nothing about who may read a file.
    const open = process.platform !== 'win32' && (statSync(resolve(cwd, file)).mode & 0o077) !== 0;
    if (open) return faulty(about, `Others may read ${file}`, `Keep it to yourself: chmod 600 ${file}`);
    return fine(about, `${file} signs as ${keyId}`);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return missing(about, error.message.replace(/\.$/, ''), error.help);
  }
}

function nearestExisting(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : nearestExisting(dirname(path));
}
