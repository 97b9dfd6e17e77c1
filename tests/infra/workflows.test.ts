import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';

/** The part of a workflow that these tests look at. */
interface Workflow {
  on: unknown;
  jobs: Record<string, { steps: { name?: string; uses?: string; run?: string; with?: object }[] }>;
}

const FOLDER = '.github/workflows';
const workflows = readdirSync(FOLDER).map((name): [string, string] => [
  name,
  readFileSync(`${FOLDER}/${name}`, 'utf8'),
]);

/** The lines below a key, as far as they stand further in. */
function block(text: string, key: string): string[] {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => line.trimStart().startsWith(`${key}:`));
  const indent = lines[start]?.search(/\S/) ?? 0;
  const rest = lines.slice(start + 1);
  const end = rest.findIndex((line) => line.trim() !== '' && line.search(/\S/) <= indent);
  return start < 0 ? [] : rest.slice(0, end < 0 ? undefined : end).map((line) => line.trim());
}

/** Workflows that run what a pull request holds. */
const OF_STRANGERS = ['check.yml', 'records.yml'];
/** Workflows that may write, and run nothing of a pull request. */
const COMMENT = 'comment.yml';

test('there are six', () => {
  expect(workflows.map(([name]) => name).sort()).toEqual([
    'check.yml',
    'comment.yml',
    'deploy.yml',
    'records.yml',
    'sources.yml',
    'submit.yml',
  ]);
});

describe.for(workflows)('%s', ([name, text]) => {
  test('uses only actions that are pinned by a full commit hash, with their version beside it', () => {
    const used = text.split('\n').filter((line) => /\buses:/.test(line));
    for (const line of used) expect(line).toMatch(/uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    expect(used.length > 0).toBe(name !== 'check.yml');
  });

  test('does not run code of strangers beside secrets', () => {
    expect(text).not.toContain('pull_request_target');
    expect(/^ {2}workflow_run:/m.test(text)).toBe(name === COMMENT);
    expect(text).not.toMatch(/\bsecrets\./);
    expect(text).not.toMatch(/AKIA|aws_secret_access_key/i);
  });

  test('lets nothing that others wrote into a script', () => {
    const scripts = [...text.matchAll(/\brun:(?: \|)?((?:.*\n)(?: {10,}.*\n)*)/g)].map(
      ([, script = '']) => script,
    );
    expect(scripts.length).toBeGreaterThan(0);
    for (const script of scripts) expect(script).not.toContain('${{');
  });

  test('asks for no right that it does not use', () => {
    if (OF_STRANGERS.includes(name)) {
      expect(block(text, 'permissions')).toEqual(['contents: read']);
      expect(text.match(/permissions:/g)).toHaveLength(1);
      expect(text).not.toContain('id-token');
      return;
    }
    expect(text).toMatch(/^permissions: \{\}$/m);
    if (name === 'sources.yml') return;
    const rights = block(text.slice(text.indexOf('\njobs:')), 'permissions');
    if (name === COMMENT) {
      expect(rights).toEqual(['actions: read', 'pull-requests: write']);
      return;
    }
    expect(rights).toEqual(['contents: read', 'id-token: write']);
    expect(text).toMatch(/^ {4}environment: \S/m);
    expect(text).toContain("if: github.ref == 'refs/heads/main'");
    expect(text).not.toContain('pull_request');
  });
});

describe('the comment', () => {
  const [, text = ''] = workflows.find(([name]) => name === COMMENT) ?? [];

  test('is written by scripts of the default branch; nothing of the pull request is fetched', () => {
    const { jobs, on } = load(text) as Workflow;
    expect(on).toEqual({ workflow_run: { workflows: ['records'], types: ['completed'] } });
    const steps = Object.values(jobs).flatMap((job) => job.steps);
    expect(steps.flatMap(({ uses }) => uses?.replace(/@.*/, '') ?? [])).toEqual(['actions/setup-node']);
    const [fetching = '', ...others] = steps.flatMap(({ run }) => run ?? []);
    // Of this event, GITHUB_SHA is the newest commit of the default branch.
    expect(fetching).toContain(
      'git fetch --quiet --depth 1 "$GITHUB_SERVER_URL/$GITHUB_REPOSITORY" "$GITHUB_SHA"\n',
    );
    expect(fetching).toContain('git checkout --quiet FETCH_HEAD -- .github/scripts package.json\n');
    expect(others).toEqual(['node .github/scripts/comment.ts']);
    // Which run it was is read from the event's own file.
    expect(text.match(/github\.event\.\S+/g)).toEqual([
      'github.event.workflow_run.head_repository.full_name',
      'github.event.workflow_run.head_branch',
      'github.event.workflow_run.event',
    ]);
  });

  test('has scripts that need nothing but Node', () => {
    for (const name of readdirSync('.github/scripts')) {
      const targets = readFileSync(`.github/scripts/${name}`, 'utf8').matchAll(/ from '([^']+)'/g);
      for (const [, target] of targets) expect(target).toMatch(/^(node:|\.\/)/);
    }
  });
});

describe('the review of the records', () => {
  const [, text = ''] = workflows.find(([name]) => name === 'records.yml') ?? [];
  const { jobs } = load(text) as Workflow;
  const steps = Object.values(jobs).flatMap((job) => job.steps);
  const script = steps.find(({ name }) => name === 'Review the change')?.run ?? '';

  test('compares the merge with its first parent, which is fetched too', () => {
    expect(steps[0]?.run).toContain('--depth 2');
    expect(script).toContain("--base 'ref:HEAD^'");
    expect(steps.at(-1)).toMatchObject({ with: { name: 'review', path: 'review/' } });
  });

  /** Runs the script as the runner does, with a program in the place of Node that ends with these statuses. */
  function run(site: string, ...statuses: number[]): { status: number; calls: string[]; number: string } {
    const cwd = mkdtempSync(join(tmpdir(), 'workflow-'));
    mkdirSync(join(cwd, 'bin'));
    const stub = [
      '#!/bin/sh',
      'if [ "$1" = -p ]; then echo example; exit 0; fi',
      'echo "$*" >> calls',
      'set -- $STATUSES',
      'shift $(($(wc -l < calls) - 1))',
      'exit "$1"',
    ];
    writeFileSync(join(cwd, 'bin/node'), `${stub.join('\n')}\n`, { mode: 0o755 });
    const env = {
      PATH: `${join(cwd, 'bin')}:${process.env.PATH}`,
      GITHUB_REF: 'refs/pull/12/merge',
      SITE_URL: site,
      STATUSES: statuses.join(' '),
    };
    const { status } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
      cwd,
      env,
    });
    const lines = (path: string): string => readFileSync(join(cwd, path), 'utf8').trim();
    return {
      status: status ?? -1,
      calls: lines('calls').split('\n'),
      number: lines('review/pull-request.txt'),
    };
  }

  const ALONE = 'dist/depositary.js review --base ref:HEAD^ --out review/review.md';
  const RELEASED = `${ALONE} --release https://data.example.org/example`;

  test.for([
    { what: 'without a site', site: '', statuses: [0], status: 0, calls: [ALONE] },
    { what: 'with one', site: 'https://data.example.org', statuses: [0], status: 0, calls: [RELEASED] },
    {
      what: 'where it does not answer',
      site: 'https://data.example.org',
      statuses: [4, 0],
      status: 0,
      calls: [RELEASED, ALONE],
    },
    {
      what: 'where nothing is released',
      site: 'https://data.example.org',
      statuses: [3, 5],
      status: 5,
      calls: [RELEASED, ALONE],
    },
    {
      what: 'where there are findings',
      site: 'https://data.example.org',
      statuses: [1],
      status: 1,
      calls: [RELEASED],
    },
  ])('is made $what', ({ site, statuses, status, calls }) => {
    expect(run(site, ...statuses)).toEqual({ status, calls, number: '12' });
  });
});

test('a submission knows its number: the whole history is fetched', () => {
  const submit = workflows.find(([name]) => name === 'submit.yml')?.[1] ?? '';
  expect(submit).toContain('fetch-depth: 0');
  expect(block(submit, 'push')).toEqual(['branches: [main]', "paths: ['datasets/**', 'schemas/**']"]);
});

describe('the check of addresses', () => {
  const sources = workflows.find(([name]) => name === 'sources.yml')?.[1] ?? '';
  const [checking = '', reporting = ''] = sources.slice(sources.indexOf('\njobs:')).split(/^ {2}report:$/m);

  test('starts by the calendar or by hand, never for a pull request or a push', () => {
    expect(block(sources, 'on')).toEqual([
      'schedule:',
      "# Not on the hour, when everybody's schedules start.",
      "- cron: '23 5 * * 1'",
      'workflow_dispatch:',
    ]);
    expect(checking).toContain("if: github.ref == 'refs/heads/main'");
  });

  test('may write only where it runs nothing but git and gh', () => {
    expect(block(checking, 'permissions')).toEqual(['contents: read']);
    expect(checking).toContain('persist-credentials: false');
    expect(block(reporting, 'permissions')).toEqual(['contents: write', 'issues: write']);
    expect(reporting).not.toMatch(/\b(npm|npx|node|depositary)\b/);
  });

  test('leaves main as it is', () => {
    expect(sources.match(/git push .*/g)).toEqual(['git push --quiet --force origin HEAD:refs/heads/upkeep']);
    expect(sources).not.toMatch(/gh pr|git merge|secrets\./);
  });

  test('goes on from the ledger of its last run', () => {
    expect(checking).toContain('contents/upkeep/links.json?ref=upkeep');
    expect(sources).toMatch(/^concurrency:\n.*\n {2}group: sources\n {2}cancel-in-progress: false$/m);
  });
});
