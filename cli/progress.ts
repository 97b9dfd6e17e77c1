import yoctoSpinner from 'yocto-spinner';

/** Work that takes longer than this shows that it goes on. */
const PATIENCE_MS = 1000;

/**
 * Runs work and, where it takes longer than a second, says on stderr what is going on: with a spinner on a
 * terminal, with one plain line elsewhere.
 */
export async function withProgress<T>(what: string, work: () => Promise<T>): Promise<T> {
  const spinner = yoctoSpinner({ text: what, stream: process.stderr });
  const timer = setTimeout(() => spinner.start(), PATIENCE_MS);
  try {
    return await work();
  } finally {
    clearTimeout(timer);
    if (spinner.isSpinning) spinner.stop();
  }
}
