import { expect, test } from 'vitest';

/**
 * Something that AWS does and MiniStack does not, so that no test may rely on it. The probe has to show that this is
 * still so: a gap that has closed is an error, because then the tests could do more than they do.
 * @param name what AWS does
 * @param works tries it and says whether MiniStack does it
 * @param instead how the project's tests get by
 */
export function gap(name: string, works: () => Promise<boolean>, instead: string): void {
  test(name, async ({ skip }) => {
    expect(await works(), 'MiniStack can do this now; see what the tests can do with it').toBe(false);
    process.stdout.write(`skipped: emulator gap: ${name} (${instead})\n`);
    skip(`emulator gap; ${instead}`);
  });
}

/** Whether something goes well. */
export function succeeds(work: Promise<unknown>): Promise<boolean> {
  return work.then(
    () => true,
    () => false,
  );
}

/** Asks again and again until there is an answer, for as long as it may take. */
export async function eventually<T>(
  ask: () => Promise<T | undefined>,
  forMs = 10_000,
): Promise<T | undefined> {
  const deadline = Date.now() + forMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined || Date.now() > deadline) return answer;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
