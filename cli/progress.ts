import yoctoSpinner from 'yocto-spinner';
import type { CommonOptions } from './command.ts';

/** Work that takes longer than this shows that it goes on. */
const PATIENCE_MS = 1000;

/**
 * Runs work and, where it takes longer than a second, says on stderr what is going on: with a spinner on a
 * terminal, with one plain line elsewhere, and not at all where quiet is wanted.
 */
export async function withProgress<T>(
  { quiet }: CommonOptions,
  what: string,
  work: () => Promise<T>,
): Promise<T> {
  if (quiet) return work();
  const spinner = process.stderr.isTTY ? yoctoSpinner({ text: what, stream: process.stderr }) : undefined;
  const timer = setTimeout(() => {
    if (spinner === undefined) process.stderr.write(`${what} …\n`);
    else spinner.start();
  }, PATIENCE_MS);
  try {
    return await work();
  } finally {
    clearTimeout(timer);
    if (spinner?.isSpinning) spinner.stop();
  }
}
