import { argumentsOf } from './console.ts';

/** Commands for other programs, by their first words, and where they are tested if they are. */
export const OTHER_PROGRAMS: Record<string, string> = {
  'npm ci': 'installs from a registry',
  'npm install': 'tests/readers/programs-in-docs.test.ts runs it',
  'npm run': 'builds, measures, or runs the other tests; package.json has each script',
  'npx vitest': 'runs tests',
  'node bench/collection/write.ts': 'tests/bench/collection writes one',
  'npx cdk': 'needs an account at AWS',
  aws: 'needs an account at AWS',
  export: 'says nothing',
  'PATH=': 'runs the other tests',
  curl: 'tests/cli/serve looks at the same headers',
  git: 'changes a clone; tests/githooks and tests/devcontainer use it',
  jq: 'need not be installed',
  sha256sum: 'is not on every system; tests/core/build/manifest.test.ts looks at SHA256SUMS',
  unzip: 'tests/readers/zip.test.ts runs it',
  frictionless: 'tests/readers/data-package.test.ts runs it',
  python3: 'tests/readers runs it',
  'node contested.ts': 'needs a copy of a release at its side',
  openssl: 'is not on every system',
};

interface NotRun {
  page: string;
  command: string;
  reason: string;
}

/** Commands of this program that are not run. */
export const NOT_RUN: readonly NotRun[] = [
  { page: 'README.md', command: 'npm run --silent serve', reason: 'goes on until it is interrupted' },
  { page: 'docs/cli.md', command: 'depositary serve --port 0', reason: 'goes on until it is interrupted' },
  {
    page: 'docs/cli.md',
    command: 'depositary publish --dry-run',
    reason: 'takes as long as publishing, which README.md shows',
  },
  { page: 'docs/cli.md', command: 'depositary publish --signing-key signing-key.pem', reason: 'needs a key' },
  { page: 'docs/cli.md', command: 'depositary build --out next', reason: 'needs a change after a release' },
  {
    page: 'docs/cli.md',
    command: 'depositary types --lang go --out records.go public',
    reason: 'tests/readers/generated-types.test.ts',
  },
  { page: 'docs/cli.md', command: 'depositary doctor', reason: 'depends on the machine; tests/cli/doctor' },
  {
    page: 'docs/workplace.md',
    command: 'npx depositary doctor',
    reason: 'depends on the machine; tests/cli/doctor',
  },
  {
    page: 'docs/developing.md',
    command: 'npx depositary doctor --offline',
    reason: 'depends on the machine; tests/cli/doctor',
  },
  { page: 'docs/cli.md', command: 'depositary new', reason: 'tests/cli/add-a-figure.test.ts' },
  { page: 'docs/cli.md', command: 'depositary diff', reason: 'needs two states; tests/cli/review' },
  {
    page: 'docs/cli.md',
    command: 'depositary plan',
    reason: 'needs a change after a release; tests/cli/review',
  },
  { page: 'docs/cli.md', command: 'depositary sources', reason: 'uses the network; tests/cli/sources' },
  {
    page: 'docs/consuming.md',
    command: 'depositary types --lang py --out records.py https://data.example.org/south-caucasus/1.0.0',
    reason: 'tests/readers/programs-in-docs.test.ts',
  },
  { page: 'docs/deploying.md', command: 'npx depositary submit', reason: 'needs an account at AWS' },
  { page: 'docs/deploying.md', command: 'npx depositary verify SITE_URL/COLLECTION', reason: 'needs a site' },
  {
    page: 'docs/publishing.md',
    command: 'depositary publish',
    reason: 'needs a publisher that broke off; tests/core/publish',
  },
  {
    page: 'docs/refusals.md',
    command: 'depositary publish',
    reason: 'needs a record that is gone; tests/core/publish',
  },
  {
    page: 'docs/versioning.md',
    command: 'depositary publish',
    reason: 'needs earlier releases; tests/core/compare',
  },
];

/** Pages with a test of their own, in which they are run from beginning to end. */
export const TESTED_ELSEWHERE: readonly string[] = ['docs/add-a-figure.md'];

/** Why a command is not run; undefined where it has to be. */
export function reasonNotToRun(page: string, command: string): string | undefined {
  const entry = NOT_RUN.find((one) => one.page === page && isCommand(command, one.command));
  if (entry !== undefined) return entry.reason;
  if (argumentsOf(command) !== undefined) return undefined;
  return Object.entries(OTHER_PROGRAMS).find(([start]) => command.startsWith(start))?.[1];
}

/** Whether a command is the one that is listed, perhaps with more arguments. */
export function isCommand(command: string, listed: string): boolean {
  return command === listed || command.startsWith(`${listed} `);
}
