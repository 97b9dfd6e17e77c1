import { mistakesIn } from './config-mistakes.ts';

/** What differs between the environments. */
export interface EnvironmentConfig {
  /** Where it runs. The account is whichever the deployment's credentials belong to. */
  region: string;
  /** The collection that is published here: the `id` in datasets/collection.json. */
  collection: string;
  /** Whether published bytes outlive the stack, and nobody may delete them while it stands. */
  keepReleases: boolean;
  /** How long the replaced contents of pointers and projections can be brought back. */
  replacedContentDays: number;
  /** How long the logs of the functions are kept; CloudWatch knows certain numbers only. */
  logDays: number;
  /** Whether the functions keep a share of the account's concurrency, which also bounds them. */
  reserveConcurrency: boolean;
  /** One more than before makes a new signing key and signs with it from then on. */
  signingKeyGeneration: number;
  /** Values of the tags Owner and CostCenter. */
  owner: string;
  costCenter: string;
  github: GitHubConfig;
  /** Gets a message for each alarm, once the subscription is confirmed. */
  alarmEmail?: string;
  /** What the account may cost in a month, in US dollars, before it is an alarm. */
  monthlyBudget?: number;
  /** Without one, readers use the distribution's own name. */
  domain?: DomainConfig;
}

/** Who may act from GitHub. */
export interface GitHubConfig {
  /** False where the account has GitHub's OIDC provider already: an account can have one only. */
  createProvider: boolean;
  /** The `sub` of the tokens that may submit, in full: `repo:OWNER/REPOSITORY:environment:NAME`. */
  submit: readonly string[];
  /** The `sub` of the tokens that may deploy; not of those that may submit. */
  deploy: readonly string[];
}

export interface DomainConfig {
  name: string;
  /** A certificate of ACM in us-east-1, where CloudFront looks for it. */
  certificateArn: string;
}

/** A configuration that must not be deployed; every mistake in it at once. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

// GitHub allows no name with two hyphens in a row, so this trusts nobody until it is replaced.
const REPOSITORY = 'set--the-owner/depositary';

const SHARED = {
  region: 'us-east-1',
  collection: 'south-caucasus',
  logDays: 30,
  signingKeyGeneration: 1,
  owner: 'curators',
  costCenter: 'open-data',
} as const;

export const ENVIRONMENTS = {
  dev: {
    ...SHARED,
    keepReleases: false,
    replacedContentDays: 7,
    reserveConcurrency: false,
    github: {
      createProvider: true,
      submit: [`repo:${REPOSITORY}:environment:dev`],
      deploy: [`repo:${REPOSITORY}:environment:dev-deploy`],
    },
  },
  prod: {
    ...SHARED,
    keepReleases: true,
    replacedContentDays: 90,
    reserveConcurrency: true,
    monthlyBudget: 25,
    github: {
      createProvider: true,
      submit: [`repo:${REPOSITORY}:environment:prod`],
      deploy: [`repo:${REPOSITORY}:environment:prod-deploy`],
    },
  },
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
