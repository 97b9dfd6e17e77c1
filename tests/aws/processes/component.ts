import { spawnSync } from 'node:child_process';

/**
 * Says whether a suite has to be skipped, and prints why. In continuous integration (CI=true), where .ci/run installs
 * every component, there is no skipping.
 * @param reason what the `unavailable` of a component says
 * @throws Error in continuous integration
 */
export function missing(component: string, reason: string | undefined): boolean {
  if (reason === undefined) return false;
  if (process.env.CI === 'true') throw new Error(`${component} cannot run in CI: ${reason}`);
  process.stdout.write(`skipped: ${component}: ${reason}\n`);
  return true;
}

/** The first of these programs that is not on the path, as a reason. */
export function notInstalled(
  ...programs: readonly (readonly [name: string, versionOption: string])[]
): string | undefined {
  const absent = programs.find(([name, option]) => spawnSync(name, [option]).error !== undefined);
  return absent && `${absent[0]} is not installed`;
}
