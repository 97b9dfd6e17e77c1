import { existsSync, readFileSync, statSync } from 'node:fs';
import { EXIT, UserError } from './exit-code.ts';

/**
 * Reads the text of a source.
 * @throws UserError where there is no such file.
 */
export function readTextFile(path: string): string {
  if (!existsSync(path) || statSync(path).isDirectory())
    throw new UserError(EXIT.environment, `There is no file ${path}.`, 'Name a text file.');
  return readFileSync(path, 'utf8');
}
