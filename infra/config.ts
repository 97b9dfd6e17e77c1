/** What differs between the environments. */
export interface EnvironmentConfig {
  /** Where it runs. The account is whichever the deployment's credentials belong to. */
  region: string;
  /** Whether published bytes outlive the stack, and nobody may delete them while it stands. */
  keepReleases: boolean;
  /** How long the replaced contents of pointers and projections can be brought back. */
  replacedContentDays: number;
}

/** A configuration that must not be deployed; every mistake in it at once. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

export const ENVIRONMENTS = {
  dev: { region: 'us-east-1', keepReleases: false, replacedContentDays: 7 },
  prod: { region: 'us-east-1', keepReleases: true, replacedContentDays: 90 },
} as const satisfies Record<string, EnvironmentConfig>;

/**
 * Checks the configuration of every environment; `cdk synth` begins with it.
 * @throws ConfigError
 */
export function assertEnvironments(environments: Readonly<Record<string, EnvironmentConfig>>): void {
  const mistakes = Object.entries(environments).flatMap(([name, config]) =>
    [...mistakesIn(name, config)].map((mistake) => `${name}: ${mistake}`),
  );
  if (mistakes.length > 0) throw new ConfigError(mistakes.join('\n'));
}

function* mistakesIn(name: string, config: EnvironmentConfig): Generator<string> {
  if (!/^[a-z][a-z0-9]{0,15}$/.test(name)) {
    yield 'the name must be 1 to 16 lower-case letters and digits, beginning with a letter.';
  }
  if (!/^[a-z]{2}(-[a-z]+)+-\d$/.test(config.region)) yield `"${config.region}" is no AWS region.`;
  if (!Number.isInteger(config.replacedContentDays) || config.replacedContentDays < 1) {
    yield 'replacedContentDays must be a whole number of days, at least 1.';
  }
  if (name === 'prod' && !config.keepReleases) {
    yield 'keepReleases must be true: readers cite what is published there.';
  }
}
