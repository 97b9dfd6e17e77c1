/** What a function reads from its environment; the pipeline stack sets it (infra/). */
const NAMES = {
  environment: 'ENVIRONMENT',
  collection: 'COLLECTION',
  releaseBucket: 'RELEASE_BUCKET',
  submissionBucket: 'SUBMISSION_BUCKET',
  signingKey: 'SIGNING_KEY',
  aliases: 'ALIASES',
  siteUrl: 'SITE_URL',
  stateMachine: 'STATE_MACHINE',
} as const;

type Setting = keyof typeof NAMES;

/**
 * Reads the settings that a function needs, once, when it starts.
 * @throws Error naming every variable that is not set.
 */
export function environment<S extends Setting>(...wanted: readonly S[]): Record<S, string> {
  const missing = wanted.map((setting) => NAMES[setting]).filter((name) => !process.env[name]);
  if (missing.length > 0) throw new Error(`Not set in the environment: ${missing.join(', ')}.`);
  return Object.fromEntries(wanted.map((setting) => [setting, process.env[NAMES[setting]]])) as Record<
    S,
    string
  >;
}
